package dev.rapport.access.web;

import dev.rapport.platform.DatabaseTrouble;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says of requests that did not even reach the API, because nobody could look up who asks, what is the matter. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10) // around the question who asks
class DatabaseAway extends OncePerRequestFilter {

    private final Problems problems;

    DatabaseAway(Problems problems) {
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (RuntimeException failure) {
            var trouble = DatabaseTrouble.behind(failure).orElseThrow(() -> failure);
            if (response.isCommitted()) throw failure;
            response.setHeader(HttpHeaders.RETRY_AFTER, ApiProblems.RETRY_AFTER_SECONDS);
            problems.write(request, response, HttpStatus.SERVICE_UNAVAILABLE, ApiProblems.key(trouble, failure));
        }
    }
}
