import CheckCircleIcon from '@mui/icons-material/CheckCircle';
import RadioButtonUncheckedIcon from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Application, ComponentState } from '../../api/contract/application.ts';
import type { EarlierFile } from '../../api/contract/papers.ts';
import { request } from '../../ui/api-client.ts';
import { useLocalized } from '../../ui/language.ts';
import { Failure } from '../shared/Failure.tsx';
import { usePaperWords } from '../shared/paper-words.ts';
import { TemplateLink } from '../shared/TemplateLink.tsx';
import { DropZone } from './DropZone.tsx';
import { EarlierFiles } from './EarlierFiles.tsx';
import { StoredFiles } from './StoredFiles.tsx';
import { UploadList } from './UploadList.tsx';
import { useUploads } from './use-uploads.ts';

interface ComponentFilesProps {
  readonly applicationId: string;
  readonly component: ComponentState;
  /** The same paper from earlier dossiers. */
  readonly earlier: readonly EarlierFile[];
  /** What is still missing of it. */
  readonly message: string | undefined;
  readonly onChanged: (application: Application) => void;
}

/** One paper of the dossier: what is asked for, its files, and a place to drop more. */
export function ComponentFiles({ applicationId: id, component, earlier, message, onChanged }: ComponentFilesProps) {
  const { t } = useTranslation();
  const localized = useLocalized();
  const { countWords } = usePaperWords();
  const messageId = useId();
  const { key, accepts, files, required } = component;
  const name = localized(component.name);
  const uploads = useUploads({
    place: `${id}/${key}`,
    accepts,
    attach: (body) => request('post', '/applications/{id}/components/{key}/files', { params: { id, key }, body }),
    onStored: onChanged,
  });
  const detach = useMutation({
    mutationFn: (fileId: string) =>
      request('delete', '/applications/{id}/components/{key}/files/{fileId}', { params: { id, key, fileId } }),
    onSuccess: onChanged,
  });
  const hasFiles = files.length > 0;
  return (
    <Paper
      component="li"
      variant="outlined"
      sx={{ p: 2, borderColor: message === undefined ? 'divider' : 'error.main' }}
    >
      <Box sx={{ display: 'flex', gap: 1.5 }}>
        {hasFiles ? (
          <CheckCircleIcon color="success" titleAccess={t('submit.papers.provided')} />
        ) : (
          <RadioButtonUncheckedIcon color="disabled" aria-hidden />
        )}
        <Box sx={{ flexGrow: 1, minWidth: 0 }}>
          <Typography sx={{ fontWeight: 600 }}>{name}</Typography>
          <Typography variant="caption" color="textSecondary">
            {[...countWords(component), required ? t('submit.papers.required') : t('service.notRequired')].join(' · ')}
          </Typography>
          {component.template !== null && (
            <Box>
              <TemplateLink template={component.template} />
            </Box>
          )}
          <StoredFiles files={files} isBusy={detach.isPending} onRemove={(fileId) => detach.mutate(fileId)} />
          {detach.isError && <Failure failure={detach.error} />}
          <UploadList uploads={uploads} accepts={accepts} />
          <DropZone
            label={t('submit.papers.chooseFor', { name })}
            accepts={accepts}
            isFaulty={message !== undefined}
            describedBy={messageId}
            onFiles={uploads.addFiles}
          />
          <EarlierFiles applicationId={id} component={component} earlier={earlier} onChanged={onChanged} />
          {message !== undefined && (
            <Typography id={messageId} color="error" variant="caption">
              {message}
            </Typography>
          )}
        </Box>
      </Box>
    </Paper>
  );
}
