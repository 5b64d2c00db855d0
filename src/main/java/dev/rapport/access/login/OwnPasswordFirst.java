package dev.rapport.access.login;

import dev.rapport.access.Access;
import dev.rapport.access.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps people with a one-time password off the API until they have chosen one of their own on the screen. */
class OwnPasswordFirst extends OncePerRequestFilter {

    private final Problems problems;
    private final Access access;

    OwnPasswordFirst(Problems problems, Access access) {
        this.problems = problems;
        this.access = access;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var somebody = SecurityContextHolder.getContext().getAuthentication() != null;
        if (somebody && access.passwordMustChange())
            problems.write(request, response, HttpStatus.FORBIDDEN, "access.password-must-change");
        else chain.doFilter(request, response);
    }
}
