package dev.rapport.access.login;

import dev.rapport.access.Role;
import dev.rapport.access.Staff;
import dev.rapport.platform.Texts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** The login as a plain page: strangers get no session and no scripts. */
@Controller
class LoginPage {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,6}");
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final Texts texts;
    private final Staff staff;
    private final boolean empty;

    LoginPage(Texts texts, Staff staff, @Value("${rapport.empty:false}") boolean empty) {
        this.texts = texts;
        this.staff = staff;
        this.empty = empty;
    }

    @GetMapping("/login")
    ResponseEntity<String> page(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String wait,
            @RequestParam(required = false) @Nullable String starting,
            @RequestParam(required = false) @Nullable String again,
            @RequestParam(required = false) @Nullable String language,
            @Nullable Authentication somebody,
            CsrfToken token,
            Locale asked) {
        if (somebody != null)
            return ResponseEntity.status(302).header("Location", "./").build();
        var locale = locale(language, asked);
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noStore())
                .body(html(
                        locale,
                        again == null ? wrong(locale, error, wait, starting) : alert(text(locale, "login.again")),
                        token));
    }

    private String html(Locale locale, String wrong, CsrfToken token) {
        var isChinese = locale.getLanguage().equals("zh");
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Rapport</title>
                <link rel="icon" href="icons/rapport.svg">
                <link rel="stylesheet" href="login.css">
                </head>
                <body>
                <main>
                <div class="brand"><img src="icons/rapport.svg" alt=""><h1>Rapport</h1></div>
                <p class="claim">%s</p>
                %s
                <form method="post" action="login">
                <label for="username">%s</label>
                <input id="username" name="username" autocomplete="username" autocapitalize="none" required autofocus>
                <label for="password">%s</label>
                <input id="password" name="password" type="password" autocomplete="current-password" required>
                <input type="hidden" name="%s" value="%s">
                <button>%s</button>
                </form>
                %s
                </main>
                <a class="language" href="login?language=%s" lang="%s">%s</a>
                </body>
                </html>
                """.formatted(
                        locale.toLanguageTag(),
                        text(locale, "login.title"),
                        text(locale, "login.claim"),
                        wrong,
                        text(locale, "login.login"),
                        text(locale, "login.password"),
                        HtmlUtils.htmlEscape(token.getParameterName()),
                        HtmlUtils.htmlEscape(token.getToken()),
                        text(locale, "login.submit"),
                        sampleLogins(locale),
                        isChinese ? "en" : "zh-CN",
                        isChinese ? "en" : "zh-CN",
                        isChinese ? "English" : "中文");
    }

    private String wrong(Locale locale, @Nullable String error, @Nullable String wait, @Nullable String starting) {
        if (starting != null) return alert(text(locale, "login.starting"));
        if (wait != null && SECONDS.matcher(wait).matches())
            return alert(text(locale, "login.locked", Math.clamp(Integer.parseInt(wait), 1, 86_400)));
        return error == null ? "" : alert(text(locale, "login.failed"));
    }

    private static String alert(String sentence) {
        return "<p class=\"wrong\" role=\"alert\">" + sentence + "</p>";
    }

    private String sampleLogins(Locale locale) {
        if (empty
                || staff.byLogin("sales").isEmpty()
                || staff.byLogin("auditor").isEmpty()) return "";
        return Arrays.stream(Role.values())
                .map(role -> "<code>" + role.name().toLowerCase(Locale.ROOT) + "</code>")
                .collect(Collectors.joining(
                        " ", "<div class=\"sample\"><p>" + text(locale, "login.sample") + "</p>", "</div>"));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return HtmlUtils.htmlEscape(texts.get(locale, key, arguments));
    }

    private static Locale locale(@Nullable String language, Locale asked) {
        var wanted = language == null ? asked : Locale.forLanguageTag(language);
        return wanted.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
