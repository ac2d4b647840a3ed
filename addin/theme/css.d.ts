declare module '@fontsource/*.css';
