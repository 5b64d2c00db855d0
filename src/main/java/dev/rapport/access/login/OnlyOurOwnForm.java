package dev.rapport.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no page of somebody else log a browser in as a person of their choice. Vaadin leaves the form's address out of the
 * check of the token, so it is checked here, and what browsers say of where a request comes from (W3C, Fetch Metadata). A form
 * that is older than its cookie is shown anew.
 */
class OnlyOurOwnForm extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isLogin = "POST".equals(request.getMethod()) && "/login".equals(request.getServletPath());
        if (isLogin && "cross-site".equals(request.getHeader("Sec-Fetch-Site")))
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        else if (isLogin && !hasToken(request)) response.sendRedirect(request.getContextPath() + "/login?again");
        else chain.doFilter(request, response);
    }

    private static boolean hasToken(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token
                && request.getParameter(token.getParameterName()) instanceof String given
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), token.getToken().getBytes(StandardCharsets.UTF_8));
    }
}
