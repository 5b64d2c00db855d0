package dev.rapport.access.login;

import com.vaadin.flow.server.HandlerHelper;
import com.vaadin.flow.server.VaadinService;
import dev.rapport.access.Access;
import dev.rapport.access.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Answers the requests of pages that nobody is logged in on before a page of theirs is made, so that strangers fill no
 * memory, ends the sessions of people who left or have another password now, and gives the others the roles of now.
 */
class StrangersStayOutside extends OncePerRequestFilter {

    private static final List<PathPattern> FILES_OF_VAADIN = Stream.concat(
                    Stream.of(HandlerHelper.getPublicResources()), Stream.of("/error"))
            .map(PathPatternParser.defaultInstance::parse)
            .toList();

    private final Access access;
    private final PasswordLogin logins;

    StrangersStayOutside(Access access, PasswordLogin logins) {
        this.access = access;
        this.logins = logins;
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
        if (isKnown) takeRolesOfNow();
        if (!isKnown && isOfAPage(request)) sayThatTheSessionEnded(request, response);
        else if (!isKnown && isAFileOfNobody(request)) response.sendError(HttpServletResponse.SC_NOT_FOUND);
        else chain.doFilter(request, response);
    }

    /** Pages are let in by the roles of the session, which are those of its beginning. */
    private void takeRolesOfNow() {
        var context = SecurityContextHolder.getContext();
        var before = context.getAuthentication();
        if (before == null || !(before.getPrincipal() instanceof SignedIn person)) return;
        logins.authenticated(person)
                .filter(now -> !Set.copyOf(now.getAuthorities()).equals(Set.copyOf(before.getAuthorities())))
                .ifPresent(context::setAuthentication);
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

    /** What Vaadin lets everybody ask for and answers with a page, though we have no such file. */
    private static boolean isAFileOfNobody(HttpServletRequest request) {
        var path = PathContainer.parsePath(request.getServletPath());
        return FILES_OF_VAADIN.stream().anyMatch(file -> file.matches(path));
    }

    /** What the client of a page asks for by itself; people are led to the login instead. */
    private static boolean isOfAPage(HttpServletRequest request) {
        return request.getParameter("v-r") != null || request.getServletPath().startsWith("/VAADIN/");
    }
}
