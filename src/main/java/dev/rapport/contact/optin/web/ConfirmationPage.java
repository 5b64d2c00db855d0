package dev.rapport.contact.optin.web;

import dev.rapport.customer.Confirmations.Asked;
import dev.rapport.customer.ConsentRequest.Outcome;
import dev.rapport.customer.ConsentRequest.State;
import dev.rapport.platform.Texts;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** A page without a script, in the language of the person where it is known, else in that of their browser. */
@Component
class ConfirmationPage {

    private final Texts texts;

    ConfirmationPage(Texts texts) {
        this.texts = texts;
    }

    /** Whether there is nothing to answer any more, and nothing was answered. */
    static boolean isOver(Asked asked) {
        var outcome = asked.request().outcome();
        return asked.state() != State.MAILED && outcome != Outcome.CONFIRMED && outcome != Outcome.DECLINED;
    }

    String html(Optional<Asked> asked, String context, Locale reader) {
        var language = language(asked.map(one -> one.request().language()).orElse(null), reader);
        var name = key(asked);
        return """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="UTF-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>%s</title>
            <link rel="stylesheet" href="%s/login.css">
            </head>
            <body>
            <main>
            <h1>%s</h1>
            <p>%s</p>
            %s
            </main>
            </body>
            </html>
            """.formatted(
                        language.toLanguageTag(),
                        text(language, name + ".title"),
                        HtmlUtils.htmlEscape(context),
                        text(language, name + ".title"),
                        text(
                                language,
                                name + ".text",
                                asked.map(one -> one.request().masked()).orElse("")),
                        asked.filter(one -> one.state() == State.MAILED)
                                .map(one -> question(one, language))
                                .orElse(""));
    }

    private static String key(Optional<Asked> asked) {
        if (asked.isEmpty() || isOver(asked.get())) return "optin.over";
        var outcome = asked.get().request().outcome();
        if (outcome == null) return "optin.ask";
        return outcome == Outcome.CONFIRMED ? "optin.confirmed" : "optin.declined";
    }

    /** The answer goes to where the page is. */
    private String question(Asked asked, Locale language) {
        return """
            <blockquote>%s</blockquote>
            <form method="post">
            <button name="answer" value="yes">%s</button>
            <button class="other" name="answer" value="no">%s</button>
            </form>
            """.formatted(
                        HtmlUtils.htmlEscape(asked.wording().in(language)),
                        text(language, "optin.yes"),
                        text(language, "optin.no"));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return HtmlUtils.htmlEscape(texts.get(locale, key, arguments));
    }

    private static Locale language(@Nullable String known, Locale reader) {
        return "zh".equals(known == null ? reader.getLanguage() : known) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
