package dev.rapport.access.web;

import dev.rapport.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** Refuses what an operation of the API would not read: parameters, parts and files it does not know, and bodies. */
@Configuration(proxyBeanMethods = false)
class KnownParameters implements WebMvcConfigurer, HandlerInterceptor {

    private static final int ENOUGH_TO_SEE = 100;

    private final Map<Method, OperationInput> inputs = new ConcurrentHashMap<>();

    /** After the question who may ask, before an earlier answer is given again. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**").order(1);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!(handler instanceof HandlerMethod method)) return true;
        var input = inputs.computeIfAbsent(method.getMethod(), one -> OperationInput.of(method));
        request.getParameterMap().forEach((name, values) -> require(input, name, values.length));
        var parts = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (parts != null) parts.getMultiFileMap().forEach((name, files) -> require(input, name, files.size()));
        else if (!input.body()) requireNoBody(request);
        return true;
    }

    private static void require(OperationInput input, String name, int times) {
        var written = KnownNames.shortened(name);
        if (input.names().isEmpty())
            throw Refused.invalid("problem.no-parameters", written).at(written);
        if (!input.reads(name))
            throw Refused.invalid("problem.unknown-parameter", written, new KnownNames(input.names()).nearestTo(name))
                    .at(written);
        if (times > 1 && !input.lists().contains(name))
            throw Refused.invalid("problem.parameter-twice", written).at(written);
    }

    /** Programs that always send a body send an empty object. */
    private static void requireNoBody(HttpServletRequest request) throws IOException {
        var said = new String(request.getInputStream().readNBytes(ENOUGH_TO_SEE), StandardCharsets.UTF_8).strip();
        if (!said.isEmpty() && !said.equals("{}")) throw Refused.invalid("problem.no-body");
    }
}
