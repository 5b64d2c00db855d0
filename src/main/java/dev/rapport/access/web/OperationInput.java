package dev.rapport.access.web;

import io.swagger.v3.oas.annotations.Parameter;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.method.HandlerMethod;

/**
 * What an operation of the API reads beside its path, as its method declares it. One that takes its parameters as a map
 * names them by {@link Parameter}, as the description of the API does.
 *
 * @param names of parameters and parts; one that ends with {@code .*} stands for all that begin so
 * @param lists those of them that may be given several times
 * @param body whether it reads a body
 */
record OperationInput(Set<String> names, Set<String> lists, boolean body) {

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

    static OperationInput of(HandlerMethod method) {
        var names = new HashSet<String>();
        var lists = new HashSet<String>();
        var body = false;
        for (var described : AnnotatedElementUtils.findMergedRepeatableAnnotations(method.getMethod(), Parameter.class))
            names.add(described.name());
        for (var parameter : method.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            body |= parameter.hasParameterAnnotation(RequestBody.class);
            var name = name(parameter);
            if (name.isEmpty() || Map.class.isAssignableFrom(parameter.getParameterType())) continue;
            names.add(name);
            if (Collection.class.isAssignableFrom(parameter.getParameterType())
                    || parameter.getParameterType().isArray()) lists.add(name);
        }
        return new OperationInput(Set.copyOf(names), Set.copyOf(lists), body);
    }

    /** Whether it reads a parameter of that name. */
    boolean reads(String name) {
        return names.contains(name) || names.stream().anyMatch(known -> standsFor(known, name));
    }

    private static boolean standsFor(String known, String name) {
        var beginning = known.length() - 1;
        return known.endsWith(".*") && name.length() > beginning && name.startsWith(known.substring(0, beginning));
    }

    private static String name(MethodParameter parameter) {
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        var part = parameter.getParameterAnnotation(RequestPart.class);
        if (asked == null && part == null) return "";
        var said = asked == null ? "" : asked.name();
        if (said.isEmpty() && part != null) said = part.name();
        return said.isEmpty() ? String.valueOf(parameter.getParameterName()) : said;
    }
}
