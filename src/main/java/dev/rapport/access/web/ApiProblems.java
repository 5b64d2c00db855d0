package dev.rapport.access.web;

import dev.rapport.platform.DatabaseTrouble;
import dev.rapport.platform.Refused;
import dev.rapport.platform.UnfitValue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.ConversionNotSupportedException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure of the API into problem details. What went wrong inside is only in the log, by its reference. */
@RestControllerAdvice
class ApiProblems extends ResponseEntityExceptionHandler {

    static final String RETRY_AFTER_SECONDS = "5";
    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    /** One wrong field of a request. */
    record FieldError(String field, String message) {}

    private final Problems problems;

    ApiProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail refused(Refused refused, HttpServletRequest request) {
        var problem = problems.of(request, status(refused.kind()), refused.key(), refused.arguments());
        var field = refused.field();
        if (field != null) problem.setProperty("errors", List.of(error(field, problem)));
        return problem;
    }

    @ExceptionHandler
    ProblemDetail denied(AccessDeniedException denied, HttpServletRequest request) {
        return problems.of(request, HttpStatus.FORBIDDEN, "access.not-for-you");
    }

    /** The body says that it has parts, and has none or ones that cannot be read. */
    @ExceptionHandler
    ProblemDetail unreadableParts(MultipartException wrong, HttpServletRequest request) {
        return problems.of(request, HttpStatus.BAD_REQUEST, "problem.parts");
    }

    /** The query holds what is no character, such as {@code %ff}. */
    @ExceptionHandler
    ProblemDetail undecodable(InvalidParameterException wrong, HttpServletRequest request) {
        return problems.of(request, HttpStatus.BAD_REQUEST, "problem.query");
    }

    /** A header holds what is no character of a header. */
    @ExceptionHandler
    ProblemDetail unreadableHeader(RequestRejectedException wrong, HttpServletRequest request) {
        return problems.of(request, HttpStatus.BAD_REQUEST, "problem.address");
    }

    @ExceptionHandler
    ProblemDetail invalid(ConstraintViolationException invalid, HttpServletRequest request) {
        var problem = problems.of(request, HttpStatus.BAD_REQUEST, "problem.fields");
        problem.setProperty(
                "errors",
                invalid.getConstraintViolations().stream()
                        .map(wrong -> new FieldError(wrong.getPropertyPath().toString(), wrong.getMessage()))
                        .toList());
        return problem;
    }

    @ExceptionHandler({
        CannotCreateTransactionException.class,
        DataAccessResourceFailureException.class,
        PessimisticLockingFailureException.class
    })
    ResponseEntity<ProblemDetail> databaseTrouble(Exception failure, HttpServletRequest request) {
        var key = key(DatabaseTrouble.behind(failure).orElse(DatabaseTrouble.AWAY), failure);
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .body(problems.of(request, HttpStatus.SERVICE_UNAVAILABLE, key));
    }

    /** What is said to the asker; the log is told as well. */
    static String key(DatabaseTrouble trouble, Exception failure) {
        LOG.warn("The database is {}: {}", trouble, failure.getMessage());
        return "problem.database-" + trouble.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @ExceptionHandler
    ProblemDetail defect(Exception defect, HttpServletRequest request) {
        if (UnfitValue.isBehind(defect)) return unfit(defect, request);
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Reference {}: {} {} failed", reference, request.getMethod(), place(request), defect);
        var problem = problems.of(request, HttpStatus.INTERNAL_SERVER_ERROR, "problem.internal", reference);
        problem.setProperty("reference", reference);
        return problem;
    }

    private ProblemDetail unfit(Exception failure, HttpServletRequest request) {
        LOG.warn("{} {} took in what the database does not", request.getMethod(), place(request), failure);
        return problems.of(request, HttpStatus.UNPROCESSABLE_CONTENT, "error.unfit-value");
    }

    /** Without what the asker put into the address, such as the code of a coupon, which whoever reads the log could use. */
    private static String place(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? "an address without an operation" : pattern.toString();
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problem = problems.of(servletRequest(request), status, "problem.fields");
        problem.setProperty("errors", fields(invalid));
        return new ResponseEntity<>(problem, headers, status);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleExceptionInternal(
            Exception failure, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (status.value() == HttpStatus.INTERNAL_SERVER_ERROR.value())
            return new ResponseEntity<>(defect(failure, servletRequest(request)), headers, status);
        if (NestedExceptionUtils.getRootCause(failure) instanceof Refused refused) {
            var problem = refused(refused, servletRequest(request));
            return new ResponseEntity<>(problem, headers, HttpStatusCode.valueOf(problem.getStatus()));
        }
        var wrong = NotUnderstood.in(failure);
        if (wrong.isPresent())
            return new ResponseEntity<>(of(wrong.get(), status, servletRequest(request)), headers, status);
        var key = "problem." + status.value();
        var problem = problems.of(servletRequest(request), status, key);
        return new ResponseEntity<>(problem, headers, status);
    }

    /** Nothing but a file part where a plain field is asked for is the asker's to mend. */
    @Override
    protected @Nullable ResponseEntity<Object> handleConversionNotSupported(
            ConversionNotSupportedException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return super.handleConversionNotSupported(
                failure, headers, NotUnderstood.in(failure).isPresent() ? HttpStatus.BAD_REQUEST : status, request);
    }

    private ProblemDetail of(NotUnderstood wrong, HttpStatusCode status, HttpServletRequest request) {
        var problem =
                problems.of(request, status, wrong.key(), wrong.arguments().toArray());
        problem.setProperty("code", wrong.code());
        if (!wrong.field().isEmpty()) problem.setProperty("errors", List.of(error(wrong.field(), problem)));
        return problem;
    }

    private static FieldError error(String field, ProblemDetail problem) {
        return new FieldError(field, String.valueOf(problem.getDetail()));
    }

    private static List<FieldError> fields(MethodArgumentNotValidException invalid) {
        return invalid.getFieldErrors().stream()
                .map(wrong -> new FieldError(wrong.getField(), String.valueOf(wrong.getDefaultMessage())))
                .toList();
    }

    private static HttpServletRequest servletRequest(WebRequest request) {
        return ((ServletWebRequest) request).getRequest();
    }

    private static HttpStatus status(Refused.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpStatus.BAD_REQUEST;
            case UNFIT -> HttpStatus.UNPROCESSABLE_CONTENT;
            case NOT_ALLOWED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case CONFLICT -> HttpStatus.CONFLICT;
            case CHANGED -> HttpStatus.PRECONDITION_FAILED;
            case UNCONDITIONAL -> HttpStatus.PRECONDITION_REQUIRED;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
        };
    }
}
