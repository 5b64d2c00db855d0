package dev.rapport.planted.ui;

import dev.rapport.customer.Customers;
import dev.rapport.customer.NewCustomer;
import dev.rapport.platform.CustomerId;
import java.util.function.Function;

final class ChangeByReferenceInAView {

    Function<NewCustomer, CustomerId> adding(Customers customers) {
        return customers::findOrAdd;
    }
}
