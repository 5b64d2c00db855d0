package dev.rapport.rules;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every word that the rules of one rulebook may use. What is not in here cannot be said. */
final class RuleVocabulary {

    private static final Set<String> OPERATORS =
            Set.of("not", "exists", "and", "or", "in", "contains", "memberOf", "true", "false", "null");

    private final List<Class<?>> types;
    private final Set<String> facts;
    private final Set<String> traits;
    private final Set<String> verdicts;

    RuleVocabulary(List<Class<?>> facts) {
        for (var fact : facts)
            if (!fact.isRecord()) throw new IllegalArgumentException(fact + " is a fact and must be a record");
        this.types = List.copyOf(facts);
        this.facts = facts.stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
        this.traits = facts.stream().flatMap(RuleVocabulary::traitsOf).collect(Collectors.toUnmodifiableSet());
        this.verdicts = Arrays.stream(Verdict.class.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The components of a record and the public methods of its own. */
    private static Stream<String> traitsOf(Class<?> fact) {
        var components = Arrays.stream(fact.getRecordComponents()).map(RecordComponent::getName);
        var methods = Arrays.stream(fact.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
                .map(Method::getName)
                .filter(name -> !Set.of("equals", "hashCode", "toString").contains(name));
        return Stream.concat(components, methods);
    }

    boolean isFact(String word) {
        return facts.contains(word);
    }

    boolean isTrait(String word) {
        return traits.contains(word);
    }

    boolean isOperator(String word) {
        return OPERATORS.contains(word);
    }

    boolean isVerdict(String word) {
        return verdicts.contains(word);
    }

    /** Whether the word may stand in a condition or an action at all. */
    boolean isKnown(String word) {
        return word.equals("verdict")
                || word.startsWith("$")
                || isFact(word)
                || isTrait(word)
                || isOperator(word)
                || isVerdict(word);
    }

    boolean mayImport(String type) {
        return types.stream().anyMatch(fact -> fact.getName().equals(type));
    }

    /** The start of the compiled text, which no rule text can change. */
    String header(String packageName) {
        return "package " + packageName + ";"
                + types.stream().map(type -> "import " + type.getName() + ";").collect(Collectors.joining())
                + "import " + Verdict.class.getName() + ";global Verdict verdict;";
    }
}
