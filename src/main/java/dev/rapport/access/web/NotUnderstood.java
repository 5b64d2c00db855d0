package dev.rapport.access.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentConversionNotSupportedException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Why a request could not be bound: which parameter, or which place in the body such as {@code lines.0.price}.
 *
 * @param code the reason for programs
 * @param key of the sentence
 * @param field empty when it is no single one
 */
record NotUnderstood(String code, String key, String field, List<Object> arguments) {

    private static final String WRONG_KIND = "problem.wrong-kind";

    static Optional<NotUnderstood> in(Exception failure) {
        return switch (failure) {
            case MethodArgumentTypeMismatchException wrong ->
                Optional.of(wrongKind(wrong.getName(), wrong.getRequiredType()));
            case MethodArgumentConversionNotSupportedException wrong
            when isFile(wrong.getValue()) ->
                Optional.of(new NotUnderstood(
                        WRONG_KIND, "problem.must-be-field", wrong.getName(), List.of(wrong.getName())));
            case MissingServletRequestParameterException missing -> Optional.of(missing(missing.getParameterName()));
            case MissingServletRequestPartException missing -> Optional.of(missing(missing.getRequestPartName()));
            case HttpMessageNotReadableException unread
            when unread.getCause() instanceof JacksonException wrong -> inJson(wrong);
            case HttpMessageNotReadableException empty
            when empty.getCause() == null -> Optional.of(of("problem.body-missing", ""));
            default -> Optional.empty();
        };
    }

    /** Several files under one name come as a list. */
    private static boolean isFile(@Nullable Object value) {
        return value instanceof MultipartFile
                || value instanceof List<?> all && all.stream().allMatch(MultipartFile.class::isInstance);
    }

    private static Optional<NotUnderstood> inJson(JacksonException failure) {
        var place = place(failure);
        return switch (failure) {
            case UnrecognizedPropertyException unknown -> Optional.of(unknown(unknown, place));
            case MismatchedInputException wrong -> Optional.of(wrongKind(place, wrong.getTargetType()));
            case InputCoercionException wrong -> Optional.of(wrongKind(place, wrong.getTargetType()));
            case StreamReadException unread -> Optional.of(noJson(unread));
            default -> place.isEmpty() ? Optional.empty() : Optional.of(wrongKind(place, null));
        };
    }

    private static NotUnderstood unknown(UnrecognizedPropertyException unknown, String place) {
        var known = Optional.ofNullable(unknown.getKnownPropertyIds()).orElse(List.of()).stream()
                .map(String::valueOf)
                .toList();
        var name = unknown.getPropertyName();
        return of("problem.unknown-field", place, KnownNames.shortened(name), new KnownNames(known).nearestTo(name));
    }

    private static NotUnderstood noJson(StreamReadException unread) {
        var at = unread.getLocation();
        var place = List.<Object>of(at.getLineNr(), at.getColumnNr());
        return new NotUnderstood("problem.400", "problem.no-json", "", place);
    }

    private static NotUnderstood missing(String name) {
        return new NotUnderstood(WRONG_KIND, "problem.missing", name, List.of(name));
    }

    private static NotUnderstood wrongKind(String place, @Nullable Class<?> wanted) {
        if (place.isEmpty()) return of("problem.wrong-body", "");
        var words = wanted != null && wanted.isEnum()
                ? Arrays.stream(wanted.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "))
                : "";
        return new NotUnderstood(WRONG_KIND, kind(wanted), place, List.of(place, words));
    }

    private static String kind(@Nullable Class<?> wanted) {
        if (wanted == null) return WRONG_KIND;
        if (wanted.isEnum()) return "problem.must-be-word";
        if (wanted == String.class) return "problem.must-be-text";
        if (wanted == Boolean.class || wanted == boolean.class) return "problem.must-be-yes-or-no";
        if (wanted == Double.class || wanted == double.class || wanted == BigDecimal.class)
            return "problem.must-be-number";
        if (Number.class.isAssignableFrom(wanted) || wanted.isPrimitive()) return "problem.must-be-whole-number";
        if (wanted == UUID.class) return "problem.must-be-id";
        if (wanted == LocalDate.class) return "problem.must-be-day";
        if (wanted == LocalTime.class) return "problem.must-be-time-of-day";
        if (Temporal.class.isAssignableFrom(wanted)) return "problem.must-be-time";
        if (Collection.class.isAssignableFrom(wanted) || wanted.isArray()) return "problem.must-be-list";
        return "problem.must-be-object";
    }

    private static NotUnderstood of(String key, String field, Object... arguments) {
        return new NotUnderstood(key, key, field, List.of(arguments));
    }

    private static String place(JacksonException failure) {
        return failure.getPath().stream()
                .map(step -> step.getPropertyName() == null ? String.valueOf(step.getIndex()) : step.getPropertyName())
                .map(KnownNames::shortened)
                .collect(Collectors.joining("."));
    }
}
