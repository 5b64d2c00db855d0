package dev.rapport;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import dev.rapport.access.Access;
import dev.rapport.access.ForRoles;
import dev.rapport.access.ForThoseConcerned;
import dev.rapport.access.Person;
import dev.rapport.access.Role;
import dev.rapport.cases.CaseSight;
import dev.rapport.platform.CurrentUser;
import dev.rapport.platform.ForOneself;
import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.SaysWhoMay;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/** How {@link ArchitectureTests} finds out who may ask which method of a service. */
final class WhoMayRules {

    private static final String[] SCREENS = {"..ui..", "..web..", "dev.rapport.shell..", "dev.rapport.access.login.."};

    static final DescribedPredicate<JavaClass> SCREEN_OR_API = JavaClass.Predicates.resideInAnyPackage(SCREENS);

    private static final String TASK_PERMISSIONS = "dev.rapport.inbox.TaskPermissions";
    private static final Set<String> ASKING = Set.of("requireSight", "requireRole");
    private static final Set<String> WHO_ASKS = Set.of("me", "current");

    private WhoMayRules() {}

    static ArchCondition<JavaClass> reachOnlyWhatSaysWhoMay() {
        return new ArchCondition<>("reach only what says who may ask") {
            @Override
            public void check(JavaClass screen, ConditionEvents events) {
                accesses(screen.getAccessesFromSelf().stream())
                        .forEach(access -> silent(access)
                                .forEach(service -> events.add(violated(
                                        screen,
                                        "%s reaches %s.%s, which says nothing of who may ask it. Write @ForRoles, @ForOneself, @ForThoseConcerned, @ForEverybody or @ForStrangers on it (decision 023) (%s)"
                                                .formatted(
                                                        screen.getName(),
                                                        service.getName(),
                                                        access.getTarget().getName(),
                                                        access.getSourceCodeLocation())))));
            }
        };
    }

    static ArchCondition<JavaMethod> askWhatTheySay() {
        return new ArchCondition<>("ask what their annotation says") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!isService(method.getOwner()) || !isAskedByOthers(method)) return;
                var who = whoMay(method);
                if (who.stream().anyMatch(ForThoseConcerned.class::isInstance)
                        && !reaches(method, WhoMayRules::decidesByWhatItIs))
                    events.add(
                            violated(
                                    method,
                                    method.getFullName()
                                            + " says @ForThoseConcerned and asks nobody: call Access.requireSight or CaseSight, or say who may ask it"));
                if (who.stream().anyMatch(ForOneself.class::isInstance) && !reaches(method, WhoMayRules::asksWhoItIs))
                    events.add(
                            violated(
                                    method,
                                    method.getFullName()
                                            + " says @ForOneself and does not ask who that is: take the asker from Access.me()"));
            }
        };
    }

    static ArchCondition<JavaMethod> beAskedOnTheWayIn() {
        return new ArchCondition<>("be asked on the way in") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!isService(method.getOwner())) return;
                if (says(method) && !method.isAnnotatedWith(ForStrangers.class) && !isAskedByOthers(method))
                    events.add(violated(
                            method,
                            method.getFullName()
                                    + " is not asked before it runs: only public methods of services are"));
                if (!isAskedByOthers(method)) return;
                rolesOf(method)
                        .ifPresent(roles -> method.getAccessesToSelf().stream()
                                .filter(access -> access.getOriginOwner().equals(method.getOwner()))
                                .filter(access -> !asksForNoLess(access.getOrigin(), roles))
                                .forEach(access -> events.add(violated(
                                        method,
                                        "%s calls %s within its class, where nobody asks for the roles: say @ForRoles on both, or let both call what is private (%s)"
                                                .formatted(
                                                        access.getOrigin().getFullName(),
                                                        method.getName(),
                                                        access.getSourceCodeLocation())))));
            }
        };
    }

    /** What is private asks for what those ask for who call it. */
    private static boolean asksForNoLess(JavaCodeUnit caller, Set<Role> roles) {
        if (!(caller instanceof JavaMethod method)) return false;
        if (method.getModifiers().contains(JavaModifier.PRIVATE))
            return method.getAccessesToSelf().stream()
                    .map(JavaAccess::getOrigin)
                    .filter(origin -> !origin.equals(method))
                    .allMatch(origin -> asksForNoLess(origin, roles));
        return isAskedByOthers(method)
                && rolesOf(method).filter(roles::containsAll).isPresent();
    }

    private static Optional<Set<Role>> rolesOf(JavaMethod method) {
        return whoMay(method).stream()
                .filter(ForRoles.class::isInstance)
                .map(who -> Set.of(((ForRoles) who).value()))
                .findFirst();
    }

    /** What a bean that stands behind the access says nothing of. */
    private static Stream<JavaClass> silent(JavaAccess<?> access) {
        var target = access.getTarget();
        if (!isOurs(access.getTargetOwner())) return Stream.of();
        return Stream.concat(Stream.of(access.getTargetOwner()), access.getTargetOwner().getAllSubclasses().stream())
                .filter(WhoMayRules::isService)
                .filter(service -> !(target.resolveMember().orElse(null) instanceof JavaMethod method)
                        || !method.getModifiers().contains(JavaModifier.STATIC))
                .filter(service -> !saysFor(service, (CodeUnitAccessTarget) target));
    }

    private static boolean saysFor(JavaClass service, CodeUnitAccessTarget target) {
        return typesOf(service).anyMatch(WhoMayRules::says)
                || typesOf(service)
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.getName().equals(target.getName()))
                        .filter(method -> method.getRawParameterTypes().size()
                                == target.getRawParameterTypes().size())
                        .anyMatch(WhoMayRules::says);
    }

    private static Stream<JavaClass> typesOf(JavaClass service) {
        return Stream.of(
                        Stream.of(service),
                        service.getAllRawSuperclasses().stream(),
                        service.getAllRawInterfaces().stream())
                .flatMap(types -> types);
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().startsWith("dev.rapport");
    }

    private static boolean isService(JavaClass type) {
        return isOurs(type)
                && !SCREEN_OR_API.test(type)
                && (type.isMetaAnnotatedWith(Component.class) || isMadeForTheContext(type));
    }

    private static boolean isMadeForTheContext(JavaClass type) {
        return !type.isRecord()
                && type.getConstructors().stream()
                        .flatMap(constructor -> constructor.getCallsOfSelf().stream())
                        .anyMatch(call -> call.getOrigin().isAnnotatedWith(Bean.class));
    }

    private static boolean isAskedByOthers(JavaMethod method) {
        var modifiers = method.getModifiers();
        return modifiers.contains(JavaModifier.PUBLIC)
                && !modifiers.contains(JavaModifier.FINAL)
                && !modifiers.contains(JavaModifier.STATIC)
                && !method.getOwner().getModifiers().contains(JavaModifier.FINAL);
    }

    private static boolean says(CanBeAnnotated element) {
        return element.isMetaAnnotatedWith(SaysWhoMay.class);
    }

    /** What is said on the method, or else on its type. */
    private static List<Annotation> whoMay(JavaMethod method) {
        var own = said(method);
        return own.isEmpty() ? said(method.getOwner()) : own;
    }

    private static List<Annotation> said(HasAnnotations<?> element) {
        return element.getAnnotations().stream()
                .filter(found -> found.getRawType().isAnnotatedWith(SaysWhoMay.class))
                .map(found -> (Annotation) found.as(kind(found.getRawType())))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends Annotation> kind(JavaClass annotation) {
        return (Class<? extends Annotation>) annotation.reflect();
    }

    /** Whether the method gets there by itself, by methods of its module, or by another that says it asks. */
    private static boolean reaches(JavaMethod from, Predicate<CodeUnitAccessTarget> goal) {
        var seen = new HashSet<JavaCodeUnit>(Set.of(from));
        var open = new ArrayDeque<JavaCodeUnit>(seen);
        while (!open.isEmpty()) {
            for (var access :
                    accesses(open.pop().getAccessesFromSelf().stream()).toList()) {
                var target = (CodeUnitAccessTarget) access.getTarget();
                if (goal.test(target)) return true;
                if (module(access.getTargetOwner()).equals(module(from.getOwner())))
                    Stream.concat(
                                    target.resolveMember().stream(),
                                    access.getTargetOwner().getAllSubclasses().stream()
                                            .flatMap(type -> type.getMethods().stream())
                                            .filter(method -> method.getName().equals(target.getName())))
                            .map(JavaCodeUnit.class::cast)
                            .filter(seen::add)
                            .forEach(open::push);
            }
        }
        return false;
    }

    private static boolean decidesByWhatItIs(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        return owner.isEquivalentTo(CaseSight.class)
                || owner.isEquivalentTo(Access.class) && ASKING.contains(target.getName())
                || owner.getName().equals(TASK_PERMISSIONS)
                || owner.isEquivalentTo(Person.class) && target.getName().equals("seesAll")
                || target.isAnnotatedWith(ForThoseConcerned.class)
                || target.isAnnotatedWith(ForRoles.class)
                || owner.isAnnotatedWith(ForThoseConcerned.class);
    }

    private static boolean asksWhoItIs(CodeUnitAccessTarget target) {
        var owner = target.getOwner();
        return owner.isEquivalentTo(Access.class) && WHO_ASKS.contains(target.getName())
                || owner.isAssignableTo(CurrentUser.class)
                || target.isAnnotatedWith(ForOneself.class)
                || owner.isAnnotatedWith(ForOneself.class);
    }

    private static Stream<JavaAccess<?>> accesses(Stream<? extends JavaAccess<?>> all) {
        return all.filter(access -> access.getTarget() instanceof CodeUnitAccessTarget)
                .map(access -> (JavaAccess<?>) access);
    }

    private static String module(JavaClass type) {
        var parts = type.getPackageName().split("\\.");
        return parts.length > 2 && parts[0].equals("dev") ? parts[2] : type.getPackageName();
    }
}
