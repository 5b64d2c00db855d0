package dev.rapport.cases.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.server.VaadinService;
import dev.rapport.cases.CaseKinds;
import java.util.Optional;

/** A subject's number, leading to its page. */
public final class SubjectLink extends Anchor {

    public SubjectLink(String number) {
        this(number, number);
    }

    public SubjectLink(String number, String text) {
        super(address(number).orElse(""), text);
        addClassName("subject-link");
        setRouterIgnore(false);
    }

    /** The page of the subject with this number, if the text looks like a number at all: T-0042, or t42. */
    public static Optional<String> address(String number) {
        return kinds().address(number);
    }

    /** The way numbers are written: {@code t42} becomes {@code T-0042}. */
    static Optional<String> normal(String text) {
        return kinds().normal(text);
    }

    private static CaseKinds kinds() {
        return VaadinService.getCurrent().getInstantiator().getOrCreate(CaseKinds.class);
    }
}
