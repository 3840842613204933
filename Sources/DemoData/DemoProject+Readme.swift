extension DemoProject {
    var readme: String {
        """
        # Acme, a demo company

        Three years of a mid-sized web shop, \(model.firstDay) to \(model.lastDay), generated from seed \(model.seed).
        Nothing here is real. What was planted in the data, so that finding it can be checked, is documented in
        `docs/demo.md` of Bellwether.

        | | |
        |---|---|
        | `bellwether.yml` | the organisation: time zone, currency, thresholds |
        | `sources/` | where rows come from: sessions (Parquet), orders, advertising, social networks, e-mail, subscriptions, support, page errors, stock (CSV) |
        | `metrics/` | what is measured, one file a metric |
        | `objectives/` | what the company wants |
        | `kpis/` | the few numbers it steers by, each with target, deadline and owner |
        | `data/` | the rows |
        | `.bellwether/` | what people entered (`state.sqlite`: keep it) and computed series (`cache.sqlite`: can be deleted) |

        Try, in this folder:

        ```
        bellwether status                                                    # the scorecard
        bellwether explain conversion                                        # how each of its numbers came about
        bellwether query conversion_rate --by channel --grain month          # a metric, sliced
        bellwether query checkout_errors conversion_rate --grain week --last 12w   # what went wrong
        bellwether check                                                     # after changing a file
        ```

        Change a target in `kpis/conversion.yml` and run `bellwether status` again.

        """
    }
}
