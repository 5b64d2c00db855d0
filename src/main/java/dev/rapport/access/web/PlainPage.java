package dev.rapport.access.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The page of a refusal that no screen can say, because its address or its session is not good for one. */
@Component
class PlainPage {

    private static final int FIRST_OF_THE_SERVER = 500;

    private final Problems problems;

    PlainPage(Problems problems) {
        this.problems = problems;
    }

    String html(HttpServletRequest request, int status) {
        return html(request, status, "problem." + status);
    }

    /** @param key of the sentence; one for the status's kind when there is no such text */
    String html(HttpServletRequest request, int status, String key) {
        var isOurs = status >= FIRST_OF_THE_SERVER;
        var title = problems.known("problem.title." + status, isOurs ? "problem.title.503" : "problem.title.400");
        var sentence = problems.known(key, isOurs ? "problem.503" : "problem.address");
        var home = request.getContextPath() + "/";
        return """
                <!DOCTYPE html>
                <html lang="%s">
                <head>
                <meta charset="UTF-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>%s · Rapport</title>
                <link rel="icon" href="%sicons/rapport.svg">
                <link rel="stylesheet" href="%slogin.css">
                </head>
                <body>
                <main>
                <div class="brand"><img src="%sicons/rapport.svg" alt=""><h1>%s</h1></div>
                <p>%s</p>
                <p><a href="%s">%s</a></p>
                </main>
                </body>
                </html>
                """.formatted(
                        problems.locale(request).toLanguageTag(),
                        text(request, title),
                        home,
                        home,
                        home,
                        text(request, title),
                        text(request, sentence),
                        home,
                        text(request, "problem.home"));
    }

    private String text(HttpServletRequest request, String key) {
        return HtmlUtils.htmlEscape(problems.text(request, key));
    }
}
