package dev.rapport.privacy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.rapport.access.Staff;
import dev.rapport.cases.ui.CasePage;
import dev.rapport.cases.ui.CaseSections;
import dev.rapport.customer.CustomerCard;
import dev.rapport.customer.Customers;
import dev.rapport.platform.UserId;
import dev.rapport.platform.ui.Chips;
import dev.rapport.platform.ui.Facts;
import dev.rapport.platform.ui.Times;
import dev.rapport.privacy.PrivacyDesk;
import dev.rapport.privacy.PrivacyRequest;
import dev.rapport.privacy.PrivacyRequest.Kind;
import dev.rapport.privacy.ReadableExport;
import dev.rapport.privacy.ReadableProof;
import dev.rapport.privacy.holds.LegalHolds;
import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One privacy request: what is asked, what was collected, what is delivered. */
@Route("privacy-requests/:request")
@RolesAllowed({"SALES", "SERVICE", "COMMUNITY", "MANAGER", "AUDITOR", "ADMIN"})
public class PrivacyRequestView extends CasePage<PrivacyRequest> {

    private final transient PrivacyDesk desk;
    private final transient ReadableExport readable;
    private final transient ReadableProof handedOver;
    private final transient Customers customers;
    private final transient Staff staff;
    private final transient LegalHolds holds;

    PrivacyRequestView(
            PrivacyDesk desk,
            ReadableExport readable,
            ReadableProof handedOver,
            Customers customers,
            Staff staff,
            LegalHolds holds,
            CaseSections sections) {
        super(sections);
        this.desk = desk;
        this.readable = readable;
        this.handedOver = handedOver;
        this.customers = customers;
        this.staff = staff;
        this.holds = holds;
    }

    @Override
    protected PrivacyRequest read(String reference) {
        return desk.get(reference);
    }

    @Override
    protected Heading heading(PrivacyRequest request) {
        var kind = getTranslation("word.PrivacyKind." + request.kind());
        return new Heading(request.id(), request.number(), getTranslation("privacy.title", request.number(), kind));
    }

    @Override
    protected void show(PrivacyRequest request) {
        facts(
                Chips.plain(getTranslation("PrivacyState." + request.state())),
                Chips.info(getTranslation("word.Law." + request.law())));
        if (request.kind() == Kind.ERASURE
                && !request.isOver()
                && !request.isBeingAnswered()
                && !holds.of(request.customer()).isEmpty()) note(Chips.warning(getTranslation("privacy.erasure-held")));
        panel("privacy.facts", known(request));
        var collected = desk.collected(request.number());
        if (!collected.isEmpty()) panel("privacy.collected", collected(request, collected));
        desk.preview(request.number())
                .ifPresent(preview -> panel("privacy.erasure-preview", new ErasurePreview(preview)));
        desk.proof(request.number())
                .ifPresent(proof -> panel(
                        "privacy.proof",
                        new ErasureProof(proof, person(proof.erasure().judgedBy()), proof(request))));
        desk.delivery(request.number()).ifPresent(delivery -> panel("privacy.delivered", delivered(delivery)));
    }

    private Facts known(PrivacyRequest request) {
        var name = customers.card(request.customer()).map(CustomerCard::name).orElse("–");
        var proposal = request.proposal();
        return new Facts()
                .with(getTranslation("privacy.customer"), new Anchor("customers/" + request.customer(), name))
                .with(getTranslation("privacy.words"), request.words())
                .with(getTranslation("privacy.clerk"), person(request.owner()))
                .with(getTranslation("privacy.identity"), request.identityHow())
                .with(
                        getTranslation("privacy.proposal"),
                        proposal == null
                                ? null
                                : getTranslation(
                                        "privacy.by",
                                        getTranslation("word.proposal." + proposal),
                                        person(request.preparedBy())))
                .with(getTranslation("privacy.proposal-text"), request.proposalText())
                .with(
                        getTranslation("privacy.decision"),
                        request.reason() == null
                                ? null
                                : getTranslation("privacy.by", request.reason(), person(request.decidedBy())));
    }

    private String person(@Nullable UserId id) {
        return id == null ? "–" : staff.names(List.of(id)).getOrDefault(id, "–");
    }

    private Component collected(PrivacyRequest request, Map<String, Integer> counts) {
        var facts = new Facts();
        counts.forEach((table, rows) -> facts.with(getTranslation("privacy.kept." + table), String.valueOf(rows)));
        var content = new Div(facts);
        content.addClassName("stack");
        if (request.isBeingAnswered() && !desk.mayLook())
            content.add(new Paragraph(getTranslation("privacy.look-later")));
        if (request.isBeingAnswered() && desk.mayLook())
            content.add(
                    new Paragraph(getTranslation("privacy.look-is-kept")),
                    html(() -> desk.look(request.number()), "privacy.look"));
        return content;
    }

    private Component delivered(PrivacyDesk.Delivery delivery) {
        var content = new Div(
                new Paragraph(getTranslation("privacy.link-until", Times.exact(delivery.until()))),
                html(() -> desk.fetch(delivery.link()), "privacy.fetch-html"),
                json(() -> desk.fetch(delivery.link()), "privacy.fetch-json"));
        content.addClassName("stack");
        return content;
    }

    private Anchor proof(PrivacyRequest request) {
        var number = request.number();
        return link(
                () -> handedOver.of(number, desk.proof(number).orElseThrow()),
                "proof-of-erasure-" + number + ".html",
                "text/html;charset=utf-8",
                "privacy.proof-fetch");
    }

    private Anchor html(Supplier<JsonNode> content, String words) {
        return link(() -> readable.of(content.get()), "personal-data.html", "text/html;charset=utf-8", words);
    }

    private Anchor json(Supplier<JsonNode> content, String words) {
        return link(() -> content.get().toPrettyString(), "personal-data.json", "application/json", words);
    }

    private Anchor link(Supplier<String> text, String file, String type, String words) {
        DownloadHandler handler = download -> {
            var bytes = text.get().getBytes(StandardCharsets.UTF_8);
            download.setFileName(file);
            download.setContentType(type);
            try (var out = download.getOutputStream()) {
                out.write(bytes);
            }
        };
        var link = new Anchor(handler, getTranslation(words));
        link.getElement().setAttribute("download", true);
        return link;
    }
}
