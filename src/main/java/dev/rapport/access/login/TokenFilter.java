package dev.rapport.access.login;

import dev.rapport.access.ApiTokens;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in requests with {@code Authorization: Bearer} and a token that was given out here (RFC 6750). */
class TokenFilter extends OncePerRequestFilter {

    private static final String SCHEME = "bearer ";

    private final ApiTokens tokens;
    private final PasswordLogin logins;
    private final AuthenticationEntryPoint refusal;

    TokenFilter(ApiTokens tokens, PasswordLogin logins, AuthenticationEntryPoint refusal) {
        this.tokens = tokens;
        this.logins = logins;
        this.refusal = refusal;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            chain.doFilter(request, response);
            return;
        }
        var authentication =
                tokens.ownerOf(header.substring(SCHEME.length()).strip()).flatMap(logins::authenticated);
        if (authentication.isEmpty()) {
            refusal.commence(request, response, new BadCredentialsException("unknown token"));
            return;
        }
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(authentication.get());
        SecurityContextHolder.setContext(context);
        chain.doFilter(request, response);
    }
}
