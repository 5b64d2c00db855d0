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

    RefusedAddresses(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, RequestRejectedException rejected)
            throws IOException {
        problems.write(request, response, HttpStatus.BAD_REQUEST, "problem.address");
    }
}
