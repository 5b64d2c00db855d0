package dev.rapport.service;

import dev.rapport.customer.BroughtCustomers;
import dev.rapport.imports.BroughtCases;
import dev.rapport.imports.UndoStages;
import dev.rapport.imports.UndoableImportKind.Prospect;
import dev.rapport.imports.UndoableImportKind.Undone;
import dev.rapport.platform.Ids;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes away tickets that an import brought and nobody worked on, then the customers that it made for them. */
@Component
class TicketUndo {

    private final BroughtCases cases;
    private final BroughtCustomers customers;
    private final Tickets tickets;

    TicketUndo(BroughtCases cases, BroughtCustomers customers, Tickets tickets) {
        this.cases = cases;
        this.customers = customers;
        this.tickets = tickets;
    }

    Prospect prospect(UUID run) {
        var brought = cases.prospect(run);
        var made = customers.prospect(run);
        return new Prospect(brought.goes() + made.goes(), 0, brought.stays() + made.stays());
    }

    Undone undo(UUID run, @Nullable String place, int most) {
        return UndoStages.undo(
                place,
                most,
                (at, some) -> cases.undo(run, at, some, tickets::lock, gone -> {}),
                (at, some) -> customers.undo(run, at == null ? null : Ids.parse(at), some));
    }
}
