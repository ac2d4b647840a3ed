// Vietnamese is written in syllables of a fixed shape: onset, rime, one tone. That shape tells the language from
// others, and text in an old encoding from text that reads well as it is.

const rimes =
  'a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây ' +
  'e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu ' +
  'o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong oong op ot ' +
  'ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt ' +
  'u ua uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uynh uyt uyu ' +
  'ư ưa ưc ưi ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ynh yt ych';
const onsets = 'b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x';
const shape = new RegExp(`^(?:${onsets.split(' ').join('|')})?(?:${rimes.split(' ').join('|')})$`);
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** True where a word, in any case, has the shape of one Vietnamese syllable; with or without its marks. */
export function isSyllable(word: string): boolean {
  if (word.length > 8) return false;
  const parts = word.toLowerCase().normalize('NFD');
  const marks = parts.match(toneMark)?.length ?? 0;
  return marks <= 1 && (shape.test(parts.replace(toneMark, '').normalize('NFC')) || /^gi?$/.test(word));
}
