package dev.rapport.access.login;

import dev.rapport.access.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Tells strangers and the wrong people on the API so, as problem details. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    ApiRefusals(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        if (why instanceof TooManyAttempts locked) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(locked.seconds()));
            problems.write(request, response, HttpStatus.TOO_MANY_REQUESTS, "access.locked", locked.seconds());
            return;
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Rapport\", charset=\"UTF-8\"");
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Rapport\"");
        problems.write(request, response, HttpStatus.UNAUTHORIZED, "access.login-needed");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        problems.write(request, response, HttpStatus.FORBIDDEN, "access.not-for-you");
    }
}
