package dev.rapport.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Objects;
import org.springframework.aop.support.AopUtils;
import org.springframework.core.annotation.AnnotationUtils;

/** A method that does the jobs of one type. */
record WorkerMethod(Object bean, Method method) {

    static WorkerMethod of(Object bean, Method method) {
        var isMap = Map.class.isAssignableFrom(method.getReturnType());
        if (method.getParameterCount() != 1 || method.getParameterTypes()[0] != Job.class)
            throw new IllegalStateException("a worker takes one Job: " + method);
        if (!isMap && method.getReturnType() != void.class)
            throw new IllegalStateException("a worker returns a map of variables, or nothing: " + method);
        var invocable = AopUtils.selectInvocableMethod(method, bean.getClass());
        invocable.setAccessible(true);
        return new WorkerMethod(bean, invocable);
    }

    String jobType() {
        return method.getName();
    }

    boolean oncePerMessage() {
        return Objects.requireNonNull(AnnotationUtils.findAnnotation(method, Worker.class))
                .oncePerMessage();
    }

    @SuppressWarnings("unchecked") // checked above that it is a map; JSON objects have texts as keys
    Map<String, Object> run(Job job) {
        try {
            var result = method.invoke(bean, job);
            return result == null ? Map.of() : (Map<String, Object>) result;
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException runtime) throw runtime;
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
