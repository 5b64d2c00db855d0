package dev.rapport.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.stereotype.Component;

/** Says in a sentence why an address is not even looked at, such as one with NUL or an encoded slash. */
@Component
class RefusedAddresses implements RequestRejectedHandler {

    private final Problems problems;
    private final PlainPage page;

    RefusedAddresses(Problems problems, PlainPage page) {
        this.problems = problems;
        this.page = page;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        if (request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            problems.write(request, response, HttpStatus.BAD_REQUEST, "problem.address");
            return;
        }
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(page.html(request, HttpStatus.BAD_REQUEST.value(), "problem.address"));
    }
}
