package dev.rapport.customer.web;

import dev.rapport.customer.Aliases;
import dev.rapport.platform.CustomerId;
import dev.rapport.platform.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A customer's address still leads to it after it became one with another; Content-Location says where it is now. */
@Configuration(proxyBeanMethods = false)
class OldCustomerIds implements WebMvcConfigurer, HandlerInterceptor {

    private static final String CUSTOMERS = "/api/v1/customers/";
    private static final String ID = "id";

    private final Aliases aliases;

    OldCustomerIds(Aliases aliases) {
        this.aliases = aliases;
    }

    /** Whoever makes customers one, or undoes it, means the very id. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this)
                .addPathPatterns(CUSTOMERS + "*", CUSTOMERS + "*/**")
                .excludePathPatterns(CUSTOMERS + "*/merge", CUSTOMERS + "*/unmerge")
                .order(3);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> parts))
            return true;
        if (!(parts.get(ID) instanceof String id)) return true;
        read(id).flatMap(aliases::merged).ifPresent(now -> {
            var led = new HashMap<Object, Object>(parts);
            led.put(ID, now.toString());
            request.setAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, led);
            response.setHeader(
                    HttpHeaders.CONTENT_LOCATION, request.getRequestURI().replace(id, now.toString()));
        });
        return true;
    }

    /** What is no id is refused by the operation itself. */
    private static Optional<CustomerId> read(String id) {
        try {
            return Optional.of(CustomerId.of(id));
        } catch (Refused notOne) {
            return Optional.empty();
        }
    }
}
