package dev.rapport.access.web;

import dev.rapport.access.KeptAnswers;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes a request with an {@code Idempotency-Key} and its answer one transaction: either both are kept, or neither is
 * (draft-ietf-httpapi-idempotency-key-header). A request without one passes by. What the key is good for is judged by
 * {@link IdempotencyKeys}, after the question who may ask.
 */
@Component
class IdempotentPosts extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";

    private static final String ASKED = IdempotentPosts.class.getName();
    private static final int FIRST_FAILURE = 400;

    /** A request whose answer is to be kept. */
    private record Asked(KeptAnswers.Request request, boolean secret) {}

    private final PlatformTransactionManager transactions;
    private final KeptAnswers answers;
    private final HandlerExceptionResolver failures;

    IdempotentPosts(
            PlatformTransactionManager transactions,
            KeptAnswers answers,
            @Lazy HandlerExceptionResolver handlerExceptionResolver) {
        this.transactions = transactions;
        this.answers = answers;
        this.failures = handlerExceptionResolver;
    }

    /** Keeps what will be answered to this request if it is no failure. */
    static void keep(HttpServletRequest request, KeptAnswers.Request asked, boolean secret) {
        request.setAttribute(ASKED, new Asked(asked, secret));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !HttpMethod.POST.matches(request.getMethod())
                || !request.getRequestURI().startsWith(request.getContextPath() + "/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var held = new ContentCachingResponseWrapper(response);
        try {
            answerOnce(ReceivedRequest.of(request), held, chain);
        } catch (RuntimeException failure) {
            held.reset();
            if (failures.resolveException(request, held, null, failure) == null) throw failure;
        }
        held.copyBodyToResponse();
    }

    private void answerOnce(HttpServletRequest request, ContentCachingResponseWrapper held, FilterChain chain)
            throws ServletException, IOException {
        var work = transactions.getTransaction(new DefaultTransactionDefinition());
        try {
            chain.doFilter(request, held);
            if (request.getAttribute(ASKED) instanceof Asked asked && held.getStatus() < FIRST_FAILURE)
                answers.keep(asked.request(), answer(asked, held));
            else work.setRollbackOnly();
        } catch (ServletException | IOException | RuntimeException | Error failure) {
            transactions.rollback(work);
            throw failure;
        }
        transactions.commit(work);
    }

    private static KeptAnswers.Answer answer(Asked asked, ContentCachingResponseWrapper held) {
        return new KeptAnswers.Answer(
                asked.request().fingerprint(),
                held.getStatus(),
                held.getHeader(HttpHeaders.LOCATION),
                held.getContentType(),
                asked.secret() ? null : new String(held.getContentAsByteArray(), StandardCharsets.UTF_8),
                asked.secret());
    }
}
