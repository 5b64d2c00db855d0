package dev.rapport.access.web;

import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Turns people away who may not ask, whatever they sent: nobody learns from refusals what a body should hold. */
@Configuration(proxyBeanMethods = false)
class RolesFirst implements WebMvcConfigurer, HandlerInterceptor {

    private final Access access;

    RolesFirst(Access access) {
        this.access = access;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/**");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method) {
            var allowed = method.getMethodAnnotation(ForRoles.class);
            if (allowed != null) access.requireRole(allowed.value());
        }
        return true;
    }
}
