package dev.rapport.access.web;

import dev.rapport.access.Access;
import dev.rapport.access.Creates;
import dev.rapport.access.KeptAnswers;
import dev.rapport.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.UrlPathHelper;

/** Gives a request that is sent again the answer of the first, and refuses keys that are used otherwise. */
@Configuration(proxyBeanMethods = false)
class IdempotencyKeys implements WebMvcConfigurer, HandlerInterceptor {

    static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final UrlPathHelper PATHS = new UrlPathHelper(); // decodes: one operation has one path

    private final Access access;
    private final KeptAnswers answers;

    IdempotencyKeys(Access access, KeptAnswers answers) {
        this.access = access;
        this.answers = answers;
    }

    /** After the question who may ask, and whether it is fit to be heard. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").order(2);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        var key = request.getHeader(IdempotentPosts.HEADER);
        if (key == null || !HttpMethod.POST.matches(request.getMethod()) || !(handler instanceof HandlerMethod method))
            return true;
        var creates = method.getMethodAnnotation(Creates.class);
        if (creates == null) throw Refused.invalid("idempotency.not-here");
        if (!KEY.matcher(key).matches()
                || Collections.list(request.getHeaders(IdempotentPosts.HEADER)).size() > 1)
            throw Refused.invalid("idempotency.bad-key");
        return isFirst(request, response, key, creates);
    }

    private boolean isFirst(HttpServletRequest request, HttpServletResponse response, String key, Creates creates)
            throws IOException {
        var asked = new KeptAnswers.Request(
                access.me().id(),
                PATHS.getPathWithinApplication(request),
                key,
                answers.fingerprint(RequestFingerprint.of(request)));
        if (!answers.take(asked)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
            throw Refused.conflict("idempotency.under-way");
        }
        var before = answers.find(asked);
        if (before.isEmpty()) IdempotentPosts.keep(request, asked, creates.secret());
        else repeat(before.get(), asked, response);
        return before.isEmpty();
    }

    private static void repeat(KeptAnswers.Answer before, KeptAnswers.Request asked, HttpServletResponse response)
            throws IOException {
        if (!before.fingerprint().equals(asked.fingerprint())) throw Refused.unfit("idempotency.other-request");
        if (before.secret()) throw Refused.conflict("idempotency.told-once");
        response.setStatus(before.status());
        response.setHeader(REPLAYED, "true");
        if (before.location() != null) response.setHeader(HttpHeaders.LOCATION, before.location());
        if (before.contentType() != null) response.setContentType(before.contentType());
        if (before.body() != null)
            response.getOutputStream().write(before.body().getBytes(StandardCharsets.UTF_8));
    }
}
