package dev.rapport.access.web;

import dev.rapport.access.Access;
import dev.rapport.access.Person;
import dev.rapport.platform.Refused;
import dev.rapport.platform.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import tools.jackson.databind.json.JsonMapper;

/** Makes problem details (RFC 9457) in the asker's language. */
@Component
public class Problems {

    private final Texts texts;
    private final Access access;
    private final JsonMapper json;

    Problems(Texts texts, Access access, JsonMapper json) {
        this.texts = texts;
        this.access = access;
        this.json = json;
    }

    /** The further member {@code code} names the reason for programs. */
    public ProblemDetail of(HttpServletRequest request, HttpStatusCode status, String key, Object... arguments) {
        var locale = locale(request);
        var problem = ProblemDetail.forStatusAndDetail(status, texts.get(locale, key, arguments));
        var title = "problem.title." + status.value();
        if (texts.has(title)) problem.setTitle(texts.get(locale, title));
        problem.setProperty("code", key);
        return problem;
    }

    public String text(HttpServletRequest request, String key, Object... arguments) {
        return texts.get(locale(request), key, arguments);
    }

    /** Writes the answer directly, for filters. */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpStatus status,
            String key,
            Object... arguments)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(of(request, status, key, arguments)));
    }

    /** The key, or another one when there is no such text. */
    String known(String key, String otherwise) {
        return texts.has(key) ? key : otherwise;
    }

    /** As the request says, or else as the person prefers. */
    Locale locale(HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) return preferred();
        return "zh".equals(request.getLocale().getLanguage()) ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }

    private Locale preferred() {
        try {
            return access.current().map(Person::locale).orElse(Locale.ENGLISH);
        } catch (Refused | DataAccessException | TransactionException e) {
            return Locale.ENGLISH;
        }
    }
}
