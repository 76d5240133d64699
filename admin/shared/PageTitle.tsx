import Typography from '@mui/material/Typography';

/** The title of a page, in the page and in the browser's tab. */
export function PageTitle({ title }: { title: string }) {
  return (
    <>
      <title>{`${title} · Một Cửa`}</title>
      <Typography variant="h1" sx={{ mb: 2 }}>
        {title}
      </Typography>
    </>
  );
}
