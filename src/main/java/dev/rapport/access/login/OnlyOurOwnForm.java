package dev.rapport.access.login;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets no page of somebody else log a browser in as a person of their choice. Vaadin leaves the form's address out of the
 * check of the token, so what browsers say of where a request comes from is looked at (W3C, Fetch Metadata).
 */
class OnlyOurOwnForm extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var isLogin = "POST".equals(request.getMethod()) && "/login".equals(request.getServletPath());
        if (isLogin && "cross-site".equals(request.getHeader("Sec-Fetch-Site")))
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        else chain.doFilter(request, response);
    }
}
