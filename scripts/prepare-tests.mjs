// What the tests need beside the packages, while types and lint are looked at: the build, and programs from elsewhere.
import { ensureBuilt } from './built.mjs';
import { ensureChromium } from './chromium.mjs';
import { ensureLibreOffice } from './libreoffice.mjs';

ensureBuilt();
ensureChromium();
ensureLibreOffice();
