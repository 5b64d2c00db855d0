package dev.rapport.access.login;

import com.vaadin.flow.server.VaadinService;
import dev.rapport.access.Access;
import dev.rapport.access.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers the requests of pages that nobody is logged in on before a page of theirs is made, so that strangers fill no
 * memory, and ends the sessions of people who left or have another password now.
 */
class StrangersStayOutside extends OncePerRequestFilter {

    private final Access access;

    StrangersStayOutside(Access access) {
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var isKnown = authentication != null
                && authentication.getPrincipal() instanceof SignedIn person
                && access.isStillSignedIn(person);
        if (!isKnown && authentication != null && authentication.getPrincipal() instanceof SignedIn)
            new SecurityContextLogoutHandler().logout(request, response, authentication);
        if (!isKnown && isOfAPage(request)) sayThatTheSessionEnded(request, response);
        else chain.doFilter(request, response);
    }

    /** As Vaadin itself says it, so that an open page tells its person. */
    private static void sayThatTheSessionEnded(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!"uidl".equals(request.getParameter("v-r"))) {
            response.setStatus(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        response.setContentType("application/json; charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(VaadinService.createSessionExpiredJSON(true));
    }

    /** What the client of a page asks for by itself; people are led to the login instead. */
    private static boolean isOfAPage(HttpServletRequest request) {
        return request.getParameter("v-r") != null || request.getServletPath().startsWith("/VAADIN/");
    }
}
