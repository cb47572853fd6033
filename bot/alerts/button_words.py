"""Button words: what buttons say, and what who pressed one is told. Whoever reads another language gets English."""

from typing import NamedTuple


class ButtonWords(NamedTuple):
    """Labels, then answers; `{when}` is a day and an hour. Telegram shows at most 200 characters of an answer."""

    useful: str
    irrelevant: str
    mute: str
    follow: str
    noted: str
    muted: str
    unmuted: str
    followed: str
    unfollowed: str
    admins: str
    gone: str


_WORDS = {
    "en": ButtonWords(
        "Useful", "Not relevant", "Mute story", "Follow story", "Noted, thank you.",
        "Nothing more of this story here until {when}. Press again to undo.", "This story is told here again.",
        "Every newcomer to this story is told here until {when}. Press again to undo.",
        "This story is no longer followed.", "Only administrators of this chat can do that.",
        "This alert is not known here any more.",
    ),
    "nl": ButtonWords(
        "Nuttig", "Niet relevant", "Verhaal dempen", "Verhaal volgen", "Genoteerd, dank je.",
        "Hier niets meer over dit verhaal tot {when}. Nog eens drukken maakt het ongedaan.",
        "Dit verhaal wordt hier weer gemeld.",
        "Elk nieuw bericht over dit verhaal komt hier tot {when}. Nog eens drukken maakt het ongedaan.",
        "Dit verhaal wordt niet meer gevolgd.", "Dat kunnen alleen beheerders van deze chat.",
        "Deze melding is hier niet meer bekend.",
    ),
    "de": ButtonWords(
        "Nützlich", "Nicht relevant", "Stummschalten", "Verfolgen", "Notiert, danke.",
        "Hier nichts mehr zu diesem Thema bis {when}. Erneut drücken hebt das auf.",
        "Zu diesem Thema wird hier wieder gemeldet.",
        "Jede neue Meldung zu diesem Thema kommt hier bis {when}. Erneut drücken hebt das auf.",
        "Dieses Thema wird nicht mehr verfolgt.", "Das können nur Administratoren dieses Chats.",
        "Diese Meldung ist hier nicht mehr bekannt.",
    ),
    "fr": ButtonWords(
        "Utile", "Non pertinent", "Mettre en sourdine", "Suivre le sujet", "Noté, merci.",
        "Plus rien ici sur ce sujet jusqu'au {when}. Appuyez de nouveau pour annuler.",
        "Ce sujet est de nouveau signalé ici.",
        "Tout nouvel article sur ce sujet arrive ici jusqu'au {when}. Appuyez de nouveau pour annuler.",
        "Ce sujet n'est plus suivi.", "Seuls les administrateurs de ce chat peuvent le faire.",
        "Cette alerte n'est plus connue ici.",
    ),
    "es": ButtonWords(
        "Útil", "No relevante", "Silenciar", "Seguir el tema", "Anotado, gracias.",
        "Nada más de este tema aquí hasta el {when}. Pulse otra vez para deshacerlo.",
        "Este tema se vuelve a notificar aquí.",
        "Cada novedad de este tema llega aquí hasta el {when}. Pulse otra vez para deshacerlo.",
        "Este tema ya no se sigue.", "Solo pueden hacerlo los administradores de este chat.",
        "Esta alerta ya no se conoce aquí.",
    ),
    "it": ButtonWords(
        "Utile", "Non pertinente", "Silenzia", "Segui la storia", "Annotato, grazie.",
        "Niente più su questa storia qui fino al {when}. Premi di nuovo per annullare.",
        "Questa storia viene di nuovo segnalata qui.",
        "Ogni novità su questa storia arriva qui fino al {when}. Premi di nuovo per annullare.",
        "Questa storia non è più seguita.", "Possono farlo solo gli amministratori di questa chat.",
        "Questo avviso non è più noto qui.",
    ),
    "pt": ButtonWords(
        "Útil", "Não relevante", "Silenciar", "Seguir o assunto", "Anotado, obrigado.",
        "Nada mais deste assunto aqui até {when}. Prima de novo para desfazer.",
        "Este assunto volta a ser noticiado aqui.",
        "Cada novidade deste assunto chega aqui até {when}. Prima de novo para desfazer.",
        "Este assunto já não é seguido.", "Só os administradores deste chat o podem fazer.",
        "Este alerta já não é conhecido aqui.",
    ),
    "pl": ButtonWords(
        "Przydatne", "Nieistotne", "Wycisz temat", "Śledź temat", "Zapisano, dziękujemy.",
        "Nic więcej na ten temat tutaj do {when}. Naciśnij ponownie, aby cofnąć.",
        "Ten temat znów jest tu zgłaszany.",
        "Każda nowa wiadomość na ten temat trafi tu do {when}. Naciśnij ponownie, aby cofnąć.",
        "Ten temat nie jest już śledzony.", "Mogą to zrobić tylko administratorzy tego czatu.",
        "To powiadomienie nie jest tu już znane.",
    ),
    "sv": ButtonWords(
        "Användbart", "Ej relevant", "Tysta ämnet", "Följ ämnet", "Noterat, tack.",
        "Inget mer om detta ämne här till {when}. Tryck igen för att ångra.", "Ämnet rapporteras här igen.",
        "Allt nytt om detta ämne kommer här till {when}. Tryck igen för att ångra.", "Ämnet följs inte längre.",
        "Det kan bara chattens administratörer göra.", "Den här notisen är inte längre känd här.",
    ),
    "tr": ButtonWords(
        "Yararlı", "İlgisiz", "Konuyu sustur", "Konuyu izle", "Not edildi, teşekkürler.",
        "Bu konuda {when} tarihine kadar burada başka haber yok. Geri almak için yeniden basın.",
        "Bu konu burada yeniden bildiriliyor.",
        "Bu konudaki her yeni haber {when} tarihine kadar buraya gelir. Geri almak için yeniden basın.",
        "Bu konu artık izlenmiyor.", "Bunu yalnızca bu sohbetin yöneticileri yapabilir.",
        "Bu bildirim burada artık bilinmiyor.",
    ),
    "ru": ButtonWords(
        "Полезно", "Не по теме", "Заглушить тему", "Следить за темой", "Учтено, спасибо.",
        "До {when} здесь больше ничего на эту тему. Нажмите ещё раз, чтобы отменить.",
        "Об этой теме здесь снова сообщается.",
        "Всё новое на эту тему приходит сюда до {when}. Нажмите ещё раз, чтобы отменить.",
        "За этой темой больше не следят.", "Это могут только администраторы этого чата.",
        "Это оповещение здесь больше не известно.",
    ),
    "uk": ButtonWords(
        "Корисно", "Не за темою", "Вимкнути тему", "Стежити за темою", "Враховано, дякуємо.",
        "До {when} тут більше нічого на цю тему. Натисніть ще раз, щоб скасувати.",
        "Про цю тему тут знову повідомляють.",
        "Усе нове на цю тему надходить сюди до {when}. Натисніть ще раз, щоб скасувати.",
        "За цією темою більше не стежать.", "Це можуть лише адміністратори цього чату.",
        "Це сповіщення тут більше не відоме.",
    ),
    "ar": ButtonWords(
        "مفيد", "غير ذي صلة", "كتم القصة", "متابعة القصة", "سُجّل، شكرًا.",
        "لا شيء آخر عن هذه القصة هنا حتى {when}. اضغط مرة أخرى للتراجع.", "عادت أخبار هذه القصة إلى هنا.",
        "كل جديد في هذه القصة يصل هنا حتى {when}. اضغط مرة أخرى للتراجع.", "لم تعد هذه القصة متابَعة.",
        "لا يستطيع ذلك إلا مشرفو هذه المحادثة.", "لم يعد هذا التنبيه معروفًا هنا.",
    ),
    "fa": ButtonWords(
        "مفید", "نامربوط", "بی‌صدا کردن خبر", "دنبال کردن خبر", "ثبت شد، سپاس.",
        "تا {when} دیگر چیزی از این خبر اینجا نمی‌آید. برای لغو دوباره بزنید.", "این خبر دوباره اینجا گزارش می‌شود.",
        "هر تازه‌ای از این خبر تا {when} اینجا می‌آید. برای لغو دوباره بزنید.", "این خبر دیگر دنبال نمی‌شود.",
        "فقط مدیران این گفتگو می‌توانند.", "این هشدار دیگر اینجا شناخته نیست.",
    ),
}  # fmt: skip


def button_words_in(language: str) -> ButtonWords:
    """Give the words in a language, else in English."""
    return _WORDS.get(language, _WORDS["en"])
