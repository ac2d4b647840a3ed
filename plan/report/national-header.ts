// The head that every document of a Vietnamese body bears: Nghị định 30/2020/NĐ-CP, phụ lục I.

export const REPUBLIC = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
export const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
