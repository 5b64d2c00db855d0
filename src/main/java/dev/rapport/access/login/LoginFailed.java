package dev.rapport.access.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Sends the browser back to the form, telling it whether to wait; accounts may not be there before the start is over. */
class LoginFailed implements AuthenticationFailureHandler {

    private final ApplicationAvailability availability;

    LoginFailed(ApplicationAvailability availability) {
        this.availability = availability;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        response.sendRedirect(request.getContextPath() + "/login?" + reason(why));
    }

    private String reason(AuthenticationException why) {
        if (why instanceof TooManyAttempts locked) return "wait=" + locked.seconds();
        return availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC ? "error" : "starting";
    }
}
