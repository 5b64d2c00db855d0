package dev.rapport.sales;

import dev.rapport.customer.OfferedProducts;
import dev.rapport.platform.ForEverybody;
import java.util.List;
import org.springframework.stereotype.Component;

/** The product list, for those who write down what a customer uses or bought. */
@Component
class ProductsOffered implements OfferedProducts {

    private final Products products;

    ProductsOffered(Products products) {
        this.products = products;
    }

    @Override
    @ForEverybody("everybody knows what we sell")
    public List<String> names(int limit) {
        return products.list(limit, null).stream().map(Product::name).toList();
    }
}
