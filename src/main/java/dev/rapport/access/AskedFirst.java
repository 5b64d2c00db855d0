package dev.rapport.access;

import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.SaysWhoMay;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Asks what {@link ForRoles} and its kin declare before a service's method runs: before its transaction opens and before
 * anything is looked up. A call within one class does not pass here, so the build allows one only where the caller asks
 * for no less.
 */
@Configuration(proxyBeanMethods = false)
@org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class AskedFirst {

    /** Access is looked up at the first call: what an advisor needs at the start gets no advisors itself. */
    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor whoMayIsAskedFirst(ObjectProvider<Access> access) {
        var advisor = new DefaultPointcutAdvisor(new Declared(), new Asking(access));
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    /** What is declared on the method, or else on its type. */
    static List<Annotation> whoMay(Method method, Class<?> type) {
        var own = on(AopUtils.getMostSpecificMethod(method, type));
        return own.isEmpty() ? on(type) : own;
    }

    private static List<Annotation> on(AnnotatedElement element) {
        return MergedAnnotations.from(element, SearchStrategy.TYPE_HIERARCHY).stream()
                .filter(found -> found.getType().isAnnotationPresent(SaysWhoMay.class))
                .map(MergedAnnotation::synthesize)
                .toList();
    }

    private static final class Declared extends StaticMethodMatcherPointcut {

        Declared() {
            setClassFilter(type -> type.getName().startsWith("dev.rapport.")
                    && !type.getPackageName().endsWith(".web"));
        }

        @Override
        public boolean matches(Method method, Class<?> type) {
            return Modifier.isPublic(method.getModifiers())
                    && method.getDeclaringClass() != Object.class
                    && whoMay(method, type).stream().anyMatch(who -> !(who instanceof ForStrangers));
        }
    }

    private static final class Asking implements MethodInterceptor {

        private static final Role[] EVERYBODY = {};

        private final ObjectProvider<Access> provider;
        private final Map<Method, Role[]> roles = new ConcurrentHashMap<>();
        private volatile @Nullable Access access;

        Asking(ObjectProvider<Access> provider) {
            this.provider = provider;
        }

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            var wanted = roles.get(call.getMethod());
            if (wanted == null) roles.put(call.getMethod(), wanted = rolesOf(call));
            if (wanted == EVERYBODY) access().current();
            else access().requireRole(wanted);
            return call.proceed();
        }

        /** A method belongs to one bean, as no service extends another. */
        private static Role[] rolesOf(MethodInvocation call) {
            var type = Objects.requireNonNull(call.getThis()).getClass();
            return whoMay(call.getMethod(), type).stream()
                    .filter(ForRoles.class::isInstance)
                    .map(who -> ((ForRoles) who).value())
                    .findFirst()
                    .orElse(EVERYBODY);
        }

        private Access access() {
            var known = access;
            if (known == null) access = known = provider.getObject();
            return known;
        }
    }
}
