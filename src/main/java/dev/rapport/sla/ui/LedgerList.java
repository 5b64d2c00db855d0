package dev.rapport.sla.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import dev.rapport.sla.ledger.LedgerEntries.Entry;
import java.util.List;
import java.util.function.Function;

/** Entries of the ledger: what, when, who and the beginning of the hash; each opens to what it says. */
public final class LedgerList extends Div {

    private static final int SHORT = 12;

    public LedgerList(List<Entry> entries, Function<UserId, String> names) {
        addClassName("ledger-list");
        entries.forEach(entry -> add(line(entry, names)));
        if (entries.isEmpty()) add(new Span(getTranslation("sla.ledger.none")));
    }

    private Details line(Entry entry, Function<UserId, String> names) {
        var what = new Span(entry.seq() + ". " + Words.known("sla.ledger.kind." + entry.kind(), entry.kind()));
        what.addClassName("ledger-what");
        var by = entry.by();
        var who = new Span(
                Times.exact(entry.at()) + " · " + (by == null ? getTranslation("sla.ledger.system") : names.apply(by)));
        who.addClassName("secondary");
        var hash = new Code(entry.hash().substring(0, SHORT));
        hash.setTitle(entry.hash());
        hash.addClassName("secondary");
        var head = new Div(what, who, hash);
        head.addClassName("ledger-line");
        var body = new Pre(entry.body() + "\n" + entry.hash());
        body.addClassName("ledger-body");
        return new Details(head, body);
    }
}
