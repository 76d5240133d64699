import AddIcon from '@mui/icons-material/Add';
import DeleteIcon from '@mui/icons-material/DeleteOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useT } from '../../../i18n/provider.ts';
import { Choice } from '../fields/ChoiceFields.tsx';
import { Row, ToolButton } from '../fields/EditedList.tsx';
import { useFault, type Path } from '../fields/field.tsx';
import { Money, OptionalMoney, OptionalNumber, Numeric } from '../fields/NumberFields.tsx';
import { edited, withoutItem, withReplaced } from '../model/lists.ts';

/** A bracket of either kind; `percent` and `overVnd` only where brackets have them. */
export interface EditedBracket {
  readonly below?: number | undefined;
  readonly upTo?: number | undefined;
  readonly amountVnd: number;
  readonly percent?: number | undefined;
  readonly overVnd?: number | undefined;
}

interface BracketsEditorProps {
  readonly brackets: readonly EditedBracket[];
  readonly path: Path;
  /** Whether a percentage of what exceeds something comes on top of the sum. */
  readonly hasPercent?: boolean;
  /** Whether the values are đồng. */
  readonly isMoney: boolean;
  readonly onChange: (brackets: EditedBracket[]) => void;
}

/** Rising brackets; each but the last ends below or at a value, the last takes everything beyond. */
export function BracketsEditor({ brackets, path, hasPercent, isMoney, onChange }: BracketsEditorProps) {
  const t = useT();
  const { id, error, helperText } = useFault(path);
  const set = (at: number, bracket: EditedBracket) => onChange(withReplaced(brackets, at, edited(bracket, {})));
  const Bound = isMoney ? OptionalMoney : OptionalNumber;
  const end = brackets.at(-2)?.below ?? brackets.at(-2)?.upTo ?? 0;
  const added: EditedBracket = { below: end === 0 ? 1 : end * 2, amountVnd: 0 };
  return (
    <Box id={id}>
      {brackets.map((bracket, at) => {
        const here = [...path, at];
        const isLast = at === brackets.length - 1;
        const sign = bracket.upTo === undefined ? 'below' : 'upTo';
        const bound = bracket.below ?? bracket.upTo;
        const { below: _, upTo: __, ...rest } = bracket;
        return (
          <Row key={at}>
            {isLast ? (
              <Typography sx={{ width: 270, pt: 1 }}>{t('setup.beyond')}</Typography>
            ) : (
              <>
                <Choice
                  label={t('setup.until')}
                  path={[...here, 'sign']}
                  value={sign}
                  options={[
                    ['below', t('setup.below')],
                    ['upTo', t('setup.upTo')],
                  ]}
                  onChange={(to) => set(at, { ...rest, [to === 'upTo' ? 'upTo' : 'below']: bound })}
                  width={110}
                />
                <Bound
                  label={t('setup.bound')}
                  path={[...here, sign]}
                  value={bound}
                  onChange={(to) => set(at, { ...rest, [sign]: to })}
                />
              </>
            )}
            <Money
              label={t('setup.sum')}
              path={[...here, 'amountVnd']}
              value={bracket.amountVnd}
              onChange={(amountVnd) => set(at, { ...bracket, amountVnd })}
            />
            {hasPercent === true && (
              <>
                <Numeric
                  label={t('setup.plusPercent')}
                  path={[...here, 'percent']}
                  value={bracket.percent ?? 0}
                  unit="%"
                  onChange={(percent) => set(at, { ...bracket, percent: percent === 0 ? undefined : percent })}
                />
                <OptionalMoney
                  label={t('setup.over')}
                  path={[...here, 'overVnd']}
                  value={bracket.overVnd}
                  onChange={(overVnd) => set(at, { ...bracket, overVnd })}
                />
              </>
            )}
            {!isLast && (
              <ToolButton
                label={t('setup.remove', { what: t('setup.bracket', { no: at + 1 }) })}
                onPress={() => onChange(withoutItem(brackets, at))}
              >
                <DeleteIcon fontSize="small" />
              </ToolButton>
            )}
          </Row>
        );
      })}
      {helperText !== undefined && (
        <Typography variant="caption" color={error ? 'error' : 'text.secondary'} component="p">
          {helperText}
        </Typography>
      )}
      <Button
        size="small"
        startIcon={<AddIcon />}
        sx={{ mb: 1.5 }}
        onClick={() => onChange(brackets.toSpliced(Math.max(0, brackets.length - 1), 0, added))}
      >
        {t('setup.addBracket')}
      </Button>
    </Box>
  );
}
