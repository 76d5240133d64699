import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Procedure } from '../../api/contract/catalogue.ts';
import { urlOf } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { usePaperWords } from '../shared/paper-words.ts';
import { SampleMark } from '../shared/SampleMark.tsx';
import { TemplateLink } from '../shared/TemplateLink.tsx';
import { Section } from '../shared/Section.tsx';

export function PapersSection({ procedure }: { readonly procedure: Procedure }) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { countWords, kindWords } = usePaperWords();
  return (
    <Section title={t('service.papers')} beside={<SampleMark grade={procedure.confidence.components} />}>
      {procedure.components.length === 0 && <Typography>{t('service.papersNone')}</Typography>}
      <Box component="ol" sx={{ m: 0, pl: 3, '& li + li': { mt: 1.25 } }}>
        {procedure.components.map((component) => (
          <li key={component.key}>
            <Typography component="span">{localized(component.name)}</Typography>
            <Typography color="textSecondary" variant="caption" sx={{ display: 'block' }}>
              {[
                ...countWords(component),
                ...(component.required ? [] : [t('service.notRequired')]),
                t('service.accepts', { kinds: kindWords(component.accepts) }),
              ].join(' · ')}
            </Typography>
            {component.template !== undefined && (
              <TemplateLink
                template={{
                  name: component.template.name,
                  href: urlOf('/procedures/{code}/templates/{file}', {
                    params: { code: procedure.code, file: component.template.file },
                  }),
                }}
              />
            )}
          </li>
        ))}
      </Box>
    </Section>
  );
}
