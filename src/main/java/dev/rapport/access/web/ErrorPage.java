package dev.rapport.access.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;

/** What people see where a request ended before any page could show it. */
@Component("error")
class ErrorPage implements View {

    private final PlainPage page;

    ErrorPage(PlainPage page) {
        this.page = page;
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setContentType("text/html; charset=UTF-8");
        response.getWriter().write(page.html(request, response.getStatus()));
    }
}
