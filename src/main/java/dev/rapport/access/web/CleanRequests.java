package dev.rapport.access.web;

import dev.rapport.platform.CleanText;
import dev.rapport.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses texts that no field could keep, wherever they stand in an address or a body, and says where. Bodies are read
 * token by token before they are bound, because maps, trees and enumerations would each need a reader of their own.
 */
@ControllerAdvice
class CleanRequests extends RequestBodyAdviceAdapter implements WebMvcConfigurer, HandlerInterceptor {

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,40}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

    private final JsonMapper json;

    CleanRequests(JsonMapper json) {
        this.json = json;
    }

    /** After the question who may ask. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.getParameterMap().forEach((name, values) -> {
            for (var value : values) requireFit(value, name);
        });
        if (request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> variables)
            variables.forEach((name, value) -> requireFit(String.valueOf(value), String.valueOf(name)));
        return true;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return JacksonJsonHttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public HttpInputMessage beforeBodyRead(
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter)
            throws IOException {
        var body = message.getBody().readAllBytes();
        requireFit(body);
        return new ReadAgain(message.getHeaders(), new ByteArrayInputStream(body));
    }

    /** What is not well-formed is told by the reader that binds it. */
    private void requireFit(byte[] body) {
        try (var parser = json.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken())
                if (token == JsonToken.VALUE_STRING || token == JsonToken.PROPERTY_NAME)
                    requireFit(parser.getString(), place(parser));
                else if (token.isNumeric()) requireNumber(parser.getString(), place(parser));
        } catch (JacksonException e) {
            return;
        }
    }

    /** A few characters such as 1e999999999 would be written out somewhere. */
    private static void requireNumber(String number, String place) {
        if (!NUMBER.matcher(number).matches())
            throw Refused.invalid("error.number-out-of-range").at(CleanText.isFit(place) ? place : "");
    }

    private static void requireFit(String text, String place) {
        try {
            CleanText.requireFit(text);
        } catch (Refused unfit) {
            throw unfit.at(CleanText.isFit(place) ? place : "");
        }
    }

    /** Such as {@code week.MON.0}. */
    private static String place(JsonParser parser) {
        var pointer = parser.streamReadContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private record ReadAgain(HttpHeaders headers, InputStream body) implements HttpInputMessage {

        @Override
        public HttpHeaders getHeaders() {
            return headers;
        }

        @Override
        public InputStream getBody() {
            return body;
        }
    }
}
