package dev.rapport.cases.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.rapport.cases.TraceNode;
import dev.rapport.cases.TrailSentences;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Times;
import dev.rapport.platform.ui.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The chain from customer over subjects, processes and tasks to clocks and breaches, as a tree. */
class TraceView extends Div {

    private final transient TrailSentences sentences;
    private final transient Map<String, List<TraceNode>> children;

    TraceView(List<TraceNode> nodes, TrailSentences sentences) {
        this.sentences = sentences;
        addClassName("trace");
        var known = nodes.stream().map(TraceNode::id).collect(Collectors.toSet());
        children = nodes.stream()
                .filter(node -> node.parent() != null && known.contains(node.parent()))
                .collect(Collectors.groupingBy(
                        node -> Optional.ofNullable(node.parent()).orElse("")));
        var shown = new HashSet<String>();
        var roots = nodes.stream()
                .filter(node -> node.parent() == null || !known.contains(node.parent()))
                .toList();
        add(tree(roots, shown));
    }

    private UnorderedList tree(List<TraceNode> nodes, HashSet<String> shown) {
        var list = new UnorderedList();
        for (var node : nodes) {
            if (!shown.add(node.kind() + node.id())) continue;
            var item = new ListItem(line(node));
            var below = children.getOrDefault(node.id(), List.of());
            if (!below.isEmpty()) item.add(tree(below, shown));
            list.add(item);
        }
        return list;
    }

    private Div line(TraceNode node) {
        var line = new Div(Chips.plain(getTranslation("cases.trace." + node.kind())), label(node));
        line.addClassName("row");
        if (node.detail() != null && node.kind() != TraceNode.Kind.TASK) {
            var detail = new Span(detail(node, node.detail()));
            detail.addClassName("secondary");
            line.add(detail);
        }
        if (node.kind() == TraceNode.Kind.BREACH) line.add(Chips.bad(getTranslation("cases.breached")));
        else if (node.kind() == TraceNode.Kind.SUBJECT)
            line.add(node.endedAt() == null ? Chips.info(stands(node)) : Chips.plain(stands(node)));
        else if (node.state() != null) line.add(Chips.info(state(node.state())));
        var time = new Span(
                node.endedAt() == null
                        ? Times.exact(node.at())
                        : Times.exact(node.at()) + " – " + Times.exact(node.endedAt()));
        time.addClassName("secondary");
        line.add(time);
        return line;
    }

    /** Of a clock or breach the rule, of a customer the tier; the rest are numbers and titles. */
    private static String detail(TraceNode node, String detail) {
        return switch (node.kind()) {
            case CUSTOMER -> Words.known("word.tier." + detail, detail);
            case CLOCK, BREACH -> Words.ofRules(detail);
            default -> detail;
        };
    }

    private Component label(TraceNode node) {
        return switch (node.kind()) {
            case CUSTOMER -> new Anchor("customers/" + node.id(), node.label());
            case SUBJECT -> new Anchor("cases/" + node.label(), node.label());
            case CLOCK, BREACH -> new Span(sentences.word("metric", node.label(), getLocale()));
            default -> new Span(node.label());
        };
    }

    private String stands(TraceNode node) {
        return node.state() == null
                ? getTranslation(node.endedAt() == null ? "cases.open" : "cases.over")
                : node.state();
    }

    private static String state(String state) {
        return Words.known("cases.state." + state, state);
    }
}
