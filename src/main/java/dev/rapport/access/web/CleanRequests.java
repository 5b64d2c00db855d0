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
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses texts that no field could keep, wherever they stand in an address or a body, and says where. Bodies are read
 * token by token before they are bound, because maps, trees and enumerations would each need a reader of their own.
 */
@ControllerAdvice
class CleanRequests extends RequestBodyAdviceAdapter implements WebMvcConfigurer, HandlerInterceptor {

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
            new BodyTokens(parser).requireFit();
        } catch (JacksonException e) {
            return;
        }
    }

    private static void requireFit(String text, String place) {
        try {
            CleanText.requireFit(text);
        } catch (Refused unfit) {
            throw unfit.at(CleanText.isFit(place) ? place : "");
        }
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
