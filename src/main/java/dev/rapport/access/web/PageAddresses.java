package dev.rapport.access.web;

import dev.rapport.platform.CleanText;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Leads whoever opens a page with an address that nobody can read, such as {@code ?q=%}, to the same page with the rest
 * of it; the page says what was left out.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageAddresses extends OncePerRequestFilter {

    /** As the pages' address kit calls it. */
    static final String LEFT_OUT = "left-out";

    private static final int LONGEST = 1_500;
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final List<String> NO_PAGES = List.of("/api/", "/VAADIN/", "/actuator", "/v3/");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI().substring(request.getContextPath().length());
        var query = request.getQueryString();
        return query == null
                || !READING.contains(request.getMethod())
                || path.startsWith("//")
                || NO_PAGES.stream().anyMatch(path::startsWith)
                || query.startsWith("v-r=");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var good = new ArrayList<String>();
        var bad = new ArrayList<String>();
        for (var part : request.getQueryString().split("&"))
            if (part.length() <= LONGEST && decoded(part).isPresent()) good.add(part);
            else bad.add(name(part));
        if (bad.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        var told = bad.stream()
                .distinct()
                .limit(10)
                .map(name -> LEFT_OUT + "=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
        var kept = good.stream().filter(part -> !part.isEmpty());
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(
                HttpHeaders.LOCATION,
                request.getRequestURI() + Stream.concat(kept, told).collect(Collectors.joining("&", "?", "")));
    }

    private static String name(String part) {
        var name = decoded(part.substring(0, part.indexOf('=') < 0 ? part.length() : part.indexOf('=')));
        return KnownNames.shortened(name.filter(known -> !known.isBlank()).orElse("?"));
    }

    /** As UTF-8 behind percent signs; empty when it is not, or holds what no text holds. */
    private static Optional<String> decoded(String part) {
        var bytes = ByteBuffer.allocate(part.length() * 4);
        for (var i = 0; i < part.length(); i++) {
            var sign = part.charAt(i);
            if (sign != '%') bytes.put(String.valueOf(sign == '+' ? ' ' : sign).getBytes(StandardCharsets.UTF_8));
            else {
                if (i + 2 >= part.length()) return Optional.empty();
                var high = Character.digit(part.charAt(++i), 16);
                var low = Character.digit(part.charAt(++i), 16);
                if (high < 0 || low < 0) return Optional.empty();
                bytes.put((byte) (high << 4 | low));
            }
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
            return CleanText.isFit(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
