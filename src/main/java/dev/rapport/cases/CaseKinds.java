package dev.rapport.cases;

import dev.rapport.platform.ForStrangers;
import dev.rapport.platform.SubjectId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All kinds of cases, and what can be done with each. Names, letters and routes belong to one kind. */
@Component
public class CaseKinds {

    private static final Pattern NUMBER = Pattern.compile("([A-Z])-?(\\d{1,18})");

    private final Map<String, CaseKind> byName = new HashMap<>();
    private final Map<Character, CaseKind> byLetter = new HashMap<>();
    private final Subjects subjects;
    private final Supplier<Map<String, List<CaseFacet>>> facets;

    CaseKinds(List<CaseKind> kinds, Subjects subjects, ObjectProvider<CaseFacet> facets) {
        this.subjects = subjects;
        // when they are first asked for, because facets may themselves ask for kinds
        this.facets = SingletonSupplier.of(() -> facets.stream()
                .collect(Collectors.groupingBy(facet -> unwrapped(facet).kind().name())));
        for (var kind : kinds)
            if (byName.put(kind.name(), kind) != null || byLetter.put(kind.letter(), kind) != null)
                throw new IllegalStateException("two kinds of cases are called like " + kind);
    }

    /** What cases of the subject's kind can do; absent when they cannot, or when there is no such case. */
    @ForStrangers("kinds are part of the product")
    public <F extends CaseFacet> Optional<F> facet(Class<F> facet, SubjectId subject) {
        return subjects.kind(subject).flatMap(kind -> facet(facet, kind));
    }

    /** What cases of that kind can do; absent when they cannot. */
    @ForStrangers("kinds are part of the product")
    public <F extends CaseFacet> Optional<F> facet(Class<F> facet, String kind) {
        return facets.get().getOrDefault(kind, List.of()).stream()
                .filter(facet::isInstance)
                .map(facet::cast)
                .findFirst();
    }

    /** Of which kind it is can be asked without the transaction that its deeds need. */
    private static CaseFacet unwrapped(CaseFacet facet) {
        return AopProxyUtils.getSingletonTarget(facet) instanceof CaseFacet target ? target : facet;
    }

    /** The page of the case with this number, if the text looks like a number at all: T-0042, or t42. */
    @ForStrangers("kinds are part of the product")
    public Optional<String> address(String number) {
        return normal(number)
                .map(normal ->
                        Objects.requireNonNull(byLetter.get(normal.charAt(0))).route() + "/" + normal);
    }

    /** The way numbers are written: {@code t42} becomes {@code T-0042}. */
    @ForStrangers("kinds are part of the product")
    public Optional<String> normal(String text) {
        var number = NUMBER.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!number.matches() || !byLetter.containsKey(number.group(1).charAt(0))) return Optional.empty();
        return Optional.of(written(number.group(1).charAt(0), Long.parseLong(number.group(2))));
    }

    static String written(char letter, long number) {
        return "%c-%04d".formatted(letter, number);
    }
}
