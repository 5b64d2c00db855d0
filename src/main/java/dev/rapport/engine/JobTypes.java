package dev.rapport.engine;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.context.ApplicationContext;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;

/** The types of jobs that somebody does here, whether or not there is an engine to ask for them. */
@Component
public class JobTypes {

    private final ApplicationContext beans;
    private volatile Set<String> all = Set.of();

    JobTypes(ApplicationContext beans) {
        this.beans = beans;
    }

    /** Those that a model may ask for. */
    public Set<String> all() {
        if (all.isEmpty())
            all = methods(beans).values().stream()
                    .flatMap(Set::stream)
                    .map(Method::getName)
                    .collect(toUnmodifiableSet());
        return all;
    }

    /** The {@link Worker} methods by the names of their beans. */
    static Map<String, Set<Method>> methods(ApplicationContext beans) {
        var found = new TreeMap<String, Set<Method>>();
        for (var name : beans.getBeanDefinitionNames()) {
            var type = beans.getType(name, false);
            if (type == null || !type.getName().startsWith("dev.rapport.")) continue;
            var methods = MethodIntrospector.selectMethods(
                    ClassUtils.getUserClass(type), (MethodIntrospector.MetadataLookup<Boolean>)
                            method -> AnnotatedElementUtils.hasAnnotation(method, Worker.class) ? true : null);
            if (!methods.isEmpty()) found.put(name, methods.keySet());
        }
        return found;
    }
}
