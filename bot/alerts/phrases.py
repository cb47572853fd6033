"""Phrases: the bot's own words, in the languages of its readers. Whoever reads another language gets English."""

from typing import NamedTuple

from bot.model.alerts import Hold
from bot.model.rules import Priority

_RIGHT_TO_LEFT = frozenset(("ar", "arc", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "ks", "lrc", "mzn", "nqo", "pnb",
                            "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi"))  # fmt: skip
LOUD = {Priority.URGENT: "‼️ "}
"""What stands before a headline, by its priority."""


class Words(NamedTuple):
    """What the bot says itself; `{n}` is a number. The words from `digest` to `outage` are titles of lists."""

    in_text: str
    seen: str
    more: str
    headlines: str
    repeated: str
    digest: str
    quiet: str
    cooldown: str
    cap: str
    limit: str
    breaker: str
    outage: str
    sources: str
    first: str
    likely_first: str
    corrected: str
    retracted: str
    update: str

    def title(self, why: Hold) -> str:
        """Give the title of a list of alerts that were held for this reason."""
        titles = {
            Hold.QUIET: self.quiet,
            Hold.COOLDOWN: self.cooldown,
            Hold.CAP: self.cap,
            Hold.LIMIT: self.limit,
            Hold.BREAKER: self.breaker,
            Hold.OUTAGE: self.outage,
        }
        return titles.get(why, self.digest)


_WORDS = {
    "en": Words(
        "matched in text", "seen", "+ {n} more", "headlines: {n}",
        "sent again: nobody confirmed that it arrived", "Digest", "From the quiet hours", "Since the last alert",
        "More of this hour", "Much at once", "Far more than usual", "After an outage",
        "independent sources: {n}", "first", "probably first", "corrected", "retracted", "update",
    ),
    "nl": Words(
        "gevonden in de tekst", "gezien", "+ {n} meer", "koppen: {n}",
        "opnieuw verstuurd: niemand heeft de aankomst bevestigd", "Overzicht", "Uit de stille uren",
        "Sinds de vorige melding", "Meer van dit uur", "Veel tegelijk", "Veel meer dan gewoonlijk", "Na een storing",
        "onafhankelijke bronnen: {n}", "eerste", "vermoedelijk eerste", "gecorrigeerd", "ingetrokken", "update",
    ),
    "de": Words(
        "gefunden im Text", "gesehen", "+ {n} weitere", "Schlagzeilen: {n}",
        "erneut gesendet: niemand hat die Ankunft bestätigt", "Überblick", "Aus der Ruhezeit",
        "Seit der letzten Meldung", "Mehr aus dieser Stunde", "Vieles auf einmal", "Weit mehr als üblich",
        "Nach einem Ausfall",
        "unabhängige Quellen: {n}", "zuerst", "vermutlich zuerst", "korrigiert", "zurückgezogen", "Aktualisierung",
    ),
    "fr": Words(
        "trouvé dans le texte", "vu", "+ {n} autres", "titres : {n}",
        "renvoyé : personne n'a confirmé son arrivée", "Récapitulatif", "Pendant les heures calmes",
        "Depuis la dernière alerte", "Suite de cette heure", "Beaucoup à la fois", "Bien plus que d'habitude",
        "Après une panne",
        "sources indépendantes : {n}", "premier", "probablement premier", "corrigé", "retiré", "mise à jour",
    ),
    "es": Words(
        "encontrado en el texto", "visto", "+ {n} más", "titulares: {n}",
        "reenviado: nadie confirmó su llegada", "Resumen", "De las horas de silencio", "Desde la última alerta",
        "Más de esta hora", "Mucho a la vez", "Mucho más de lo habitual", "Tras una interrupción",
        "fuentes independientes: {n}", "primero", "probablemente primero", "corregido", "retirado", "actualización",
    ),
    "it": Words(
        "trovato nel testo", "visto", "+ {n} altri", "titoli: {n}",
        "inviato di nuovo: nessuno ne ha confermato l'arrivo", "Riepilogo", "Dalle ore di silenzio",
        "Dall'ultimo avviso", "Altro di quest'ora", "Molto in una volta", "Molto più del solito",
        "Dopo un'interruzione",
        "fonti indipendenti: {n}", "primo", "probabilmente primo", "corretto", "ritirato", "aggiornamento",
    ),
    "pt": Words(
        "encontrado no texto", "visto", "+ {n} mais", "títulos: {n}",
        "reenviado: ninguém confirmou a chegada", "Resumo", "Das horas de silêncio", "Desde o último alerta",
        "Mais desta hora", "Muito de uma vez", "Muito mais que o habitual", "Após uma interrupção",
        "fontes independentes: {n}", "primeiro", "provavelmente primeiro", "corrigido", "retirado", "atualização",
    ),
    "pl": Words(
        "znalezione w tekście", "widziane", "+ {n} więcej", "nagłówki: {n}",
        "wysłane ponownie: nikt nie potwierdził dostarczenia", "Przegląd", "Z godzin ciszy",
        "Od ostatniego powiadomienia", "Więcej z tej godziny", "Wiele naraz", "Znacznie więcej niż zwykle",
        "Po awarii",
        "niezależne źródła: {n}", "pierwsze", "prawdopodobnie pierwsze", "poprawiono", "wycofano", "aktualizacja",
    ),
    "sv": Words(
        "hittat i texten", "sett", "+ {n} till", "rubriker: {n}",
        "skickat igen: ingen bekräftade att det kom fram", "Sammanfattning", "Från de tysta timmarna",
        "Sedan förra notisen", "Mer från den här timmen", "Mycket på en gång", "Mycket mer än vanligt",
        "Efter ett avbrott",
        "oberoende källor: {n}", "först", "troligen först", "rättat", "återkallat", "uppdatering",
    ),
    "tr": Words(
        "metinde bulundu", "görüldü", "+ {n} tane daha", "başlık: {n}",
        "yeniden gönderildi: ulaştığı doğrulanmadı", "Özet", "Sessiz saatlerden", "Son bildirimden beri",
        "Bu saatin devamı", "Bir anda çok haber", "Her zamankinden çok daha fazla", "Kesintiden sonra",
        "bağımsız kaynak: {n}", "ilk", "muhtemelen ilk", "düzeltildi", "geri çekildi", "güncelleme",
    ),
    "ru": Words(
        "найдено в тексте", "замечено", "+ ещё {n}", "заголовков: {n}",
        "отправлено повторно: доставка не подтверждена", "Сводка", "За тихие часы", "С последнего оповещения",
        "Ещё за этот час", "Много сразу", "Намного больше обычного", "После сбоя",
        "независимых источников: {n}", "первым сообщил", "вероятно, первым сообщил", "исправлено", "отозвано",
        "обновление",
    ),
    "uk": Words(
        "знайдено в тексті", "помічено", "+ ще {n}", "заголовків: {n}",
        "надіслано повторно: доставку не підтверджено", "Зведення", "За тихі години", "Від останнього сповіщення",
        "Ще за цю годину", "Багато одразу", "Набагато більше, ніж зазвичай", "Після збою",
        "незалежних джерел: {n}", "першим повідомив", "імовірно, першим повідомив", "виправлено", "відкликано",
        "оновлення",
    ),
    "ar": Words(
        "وُجد في النص", "شوهد", "+ {n} أخرى", "العناوين: {n}",
        "أُرسل مجددًا: لم يتأكد وصوله", "موجز", "من ساعات الهدوء", "منذ آخر تنبيه", "المزيد من هذه الساعة",
        "أخبار كثيرة دفعة واحدة", "أكثر بكثير من المعتاد", "بعد انقطاع",
        "المصادر المستقلة: {n}", "أول من نشر", "أول من نشر على الأرجح", "صُحّح", "سُحب", "تحديث",
    ),
    "fa": Words(
        "یافته‌شده در متن", "دیده‌شده", "+ {n} مورد دیگر", "تیترها: {n}",
        "دوباره فرستاده شد: رسیدنش تأیید نشد", "چکیده", "از ساعت‌های سکوت", "از آخرین هشدار",
        "بقیهٔ این ساعت", "خبرهای زیاد یک‌جا", "بسیار بیشتر از معمول", "پس از قطعی",
        "منابع مستقل: {n}", "نخستین", "احتمالاً نخستین", "تصحیح شد", "پس گرفته شد", "به‌روزرسانی",
    ),
}  # fmt: skip


def words_in(language: str) -> Words:
    """Give the bot's words in a language, else in English."""
    return _WORDS.get(language, _WORDS["en"])


def is_right_to_left(language: str) -> bool:
    """Say whether a language is written from right to left."""
    return language in _RIGHT_TO_LEFT
