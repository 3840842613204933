/// The sources of the demo company.
enum DemoSources {
    static let text = """
        source: sessions
        from: data/sessions/*.parquet
        time: {column: started_at, timezone: UTC}
        entity: customer_id
        dimensions:
          device: device
          channel: channel
          country: country
          landing_page: landing_page
        slices: [channel, device, country]
        fresh_within: 3d
        ---
        source: orders
        from: data/orders/*.csv
        columns:                          # money is declared exact
          total: decimal(10,2)
          discount: decimal(10,2)
          shipping: decimal(10,2)
        time: {column: ordered_at, timezone: UTC}
        entity: customer_id
        dimensions:
          point_of_sale: point_of_sale
          channel: channel
          device: device
          country: country
          category: category
          customer_type: customer_type
          payment: payment
        slices: [point_of_sale, channel, country]
        fresh_within: 3d
        ---
        source: ad_spend
        from: data/ad_spend/*.csv
        columns: {cost: "decimal(12,2)"}
        time: date
        dimensions: {platform: platform, campaign: campaign}
        slices: [platform]
        fresh_within: 3d
        ---
        source: social
        from: data/social/*.csv
        time: date
        dimensions: {network: network}
        slices: [network]
        fresh_within: 3d
        ---
        source: email_campaigns
        from: data/email_campaigns/*.csv
        time: {column: sent_at, timezone: UTC}
        dimensions: {kind: kind}
        slices: [kind]
        fresh_within: 8d                  # newsletters leave on Tuesdays and Thursdays
        ---
        source: subscriptions
        from: data/subscriptions/*.csv
        columns: {mrr: "decimal(12,2)"}
        time: date
        dimensions: {plan: plan}
        slices: [plan]
        fresh_within: 3d
        ---
        source: tickets
        from: data/tickets/*.csv
        time: {column: opened_at, timezone: UTC}
        dimensions: {contact: channel, topic: topic}
        slices: [topic]
        fresh_within: 3d
        ---
        source: page_errors
        from: data/page_errors/*.csv
        time: date
        dimensions: {page: page}
        slices: [page]
        fresh_within: 3d
        ---
        source: inventory
        from: data/inventory/*.csv
        time: date
        dimensions: {warehouse: warehouse, category: category}
        slices: [warehouse]
        fresh_within: 3d

        """
}
