package dev.rapport.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends the browser back to the form, telling it whether to wait. */
class LoginFailed implements AuthenticationFailureHandler {

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        var reason = why instanceof TooManyAttempts locked ? "wait=" + locked.seconds() : "error";
        response.sendRedirect(request.getContextPath() + "/login?" + reason);
    }
}
